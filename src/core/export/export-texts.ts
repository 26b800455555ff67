import type { NamedText } from '../../services/exports-port.ts';
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
 * What an export consists of: one file, or for Bruno those of a folder, each line ended by `\n`. `name` is what the file
 * will be called: the comment that tells how to run it says so.
 */
export function exportTexts(
  format: OpenFormat,
  plan: ExportPlan,
  name: string,
): readonly [NamedText, ...NamedText[]] {
  return format === 'bruno' ? brunoFiles(plan) : [{ name, text: writers[format](plan, name) }];
}
