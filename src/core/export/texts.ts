import { plainLine } from '../../i18n/plain-text.ts';
import type { NamedText } from '../../services/ports/exports.ts';
import { agentsSection } from './agents.ts';
import { brunoFiles } from './collections/bruno.ts';
import { insomniaCollection } from './collections/insomnia.ts';
import { openapiDocument } from './collections/openapi.ts';
import { postmanCollection } from './collections/postman.ts';
import type { KeylessFormat } from './formats.ts';
import { githubWorkflow } from './github-actions.ts';
import type { ExportPlan } from './plan.ts';
import { curlProgram } from './programs/curl.ts';
import { pythonProgram } from './programs/python.ts';
import { typescriptProgram } from './programs/typescript.ts';

const writers: Readonly<
  Record<Exclude<KeylessFormat, 'bruno'>, (plan: ExportPlan, name: string) => string>
> = {
  python: pythonProgram,
  typescript: typescriptProgram,
  curl: curlProgram,
  postman: postmanCollection,
  insomnia: insomniaCollection,
  openapi: openapiDocument,
  agents: agentsSection,
  'github-actions': githubWorkflow,
};

/**
 * Returns the files of an export: one, or several for Bruno, with `\n` line ends. `path` is its destination, whose name
 * occurs in the comment that explains how to run it.
 */
export function exportTexts(
  format: KeylessFormat,
  plan: ExportPlan,
  path: string,
): readonly [NamedText, ...NamedText[]] {
  if (format === 'bruno') return brunoFiles(plan);
  const name = plainLine(path.split(/[\\/]/).at(-1) ?? path);
  return [{ name, text: writers[format](plan, name) }];
}
