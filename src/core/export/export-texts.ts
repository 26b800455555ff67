import type { NamedText } from '../../services/exports-port.ts';
import { plainLine } from '../../services/plain-text.ts';
import { brunoFiles } from './bruno.ts';
import { curlProgram } from './curl-program.ts';
import type { OpenFormat } from './formats.ts';
import { insomniaCollection } from './insomnia.ts';
import { openapiDocument } from './openapi.ts';
import type { ExportPlan } from './plan.ts';
import { postmanCollection } from './postman.ts';
import { pythonProgram } from './python-program.ts';
import { typescriptProgram } from './typescript-program.ts';

const writers: Readonly<
  Record<Exclude<OpenFormat, 'bruno'>, (plan: ExportPlan, name: string) => string>
> = {
  python: pythonProgram,
  typescript: typescriptProgram,
  curl: curlProgram,
  postman: postmanCollection,
  insomnia: insomniaCollection,
  openapi: openapiDocument,
};

/**
 * What an export consists of: one file, or for Bruno those of a folder, each line ended by `\n`. `path` is where it goes:
 * the comment that tells how to run it has its name.
 */
export function exportTexts(
  format: OpenFormat,
  plan: ExportPlan,
  path: string,
): readonly [NamedText, ...NamedText[]] {
  if (format === 'bruno') return brunoFiles(plan);
  const name = plainLine(path.split(/[\\/]/).at(-1) ?? path);
  return [{ name, text: writers[format](plan, name) }];
}
