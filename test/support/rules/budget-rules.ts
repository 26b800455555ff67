import { posix } from 'node:path';
import type { Source } from './sources.ts';
import { childrenOf, isNode, memberOf, nodesOf, type SyntaxNode, treeOf } from './syntax.ts';

/** Maximum lines of a file; a longer one usually has more than one subject. */
export const maxLines = 400;
export const maxStates = 3;
export const maxFilesPerFolder = 25;

/** Returns the number of lines in a text; the last line end does not begin another line. */
export function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Maximum number of doc comments in the project that begin with What, Who, Where, Of or So. */
export const maxVagueComments = 29;

/** Returns doc comments that begin with What, Who, Where, Of or So instead of a verb or the name of their subject. */
export function vagueComments({ path, text }: Source): readonly string[] {
  const found = text.matchAll(/\/\*\*\s+(?:\* )?((?:What|Who|Where|Of|So)\b.*)/g);
  return [...found].map(([, first]) => `${path}: ${first}`);
}

/** Returns the folders with more files than allowed, with their number of files. */
export function crowdedFolders(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const crowded = [...counts].filter(([, count]) => count > maxFilesPerFolder);
  return crowded.map(([folder, count]) => `${folder}: ${count}`);
}

/** Returns the highest number of `useState` calls made directly by one function of a source. */
export function statesOf(source: Source): number {
  // Parsing takes time, and most sources have no state.
  if (!source.text.includes('useState')) return 0;
  return Math.max(0, ...nodesOf(treeOf(source)).filter(isFunction).map(ownStates));
}

/** Returns true if a source ends the process itself, which would lose pending writes. */
export function callsExit(source: Source): boolean {
  if (!source.text.includes('exit')) return false;
  return nodesOf(treeOf(source)).some((node) => {
    const found = memberOf(node);
    return found?.owner === 'process' && found.member === 'exit';
  });
}

/**
 * Returns escapes from the types and the lint rules; a `biome-ignore` or `@ts-expect-error` with a reason is allowed.
 * The linter finds other uses of `any`.
 */
export function escapeHatches({ text }: Source): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return [
    ...code.matchAll(/\bas any\b(?=\s*[;,)\]}.>|&]|\s*$)/gm),
    ...text.matchAll(/@ts-(?:ignore|nocheck)\b|@ts-expect-error[:\s-]*$/gm),
    ...text.matchAll(/biome-ignore(?:-\w+)?(?![^\n]*:\s*\S)/g),
  ].map(([found]) => found.trim());
}

/**
 * Returns spreads of object and array literals, which only save lines. A spread of a literal's method result creates
 * new values and is allowed.
 */
export function literalSpreads(source: Source): readonly string[] {
  const objects = [...source.text.matchAll(/\.\.\.\{[^}\n]*\}?/g)].map(([found]) => found);
  if (!source.text.includes('...[')) return objects;
  const arrays = nodesOf(treeOf(source)).filter(
    ({ type, argument }) =>
      type === 'SpreadElement' && isNode(argument) && argument.type === 'ArrayExpression',
  );
  return [...objects, ...arrays.map(() => '...[')];
}

/** Returns true for a path with a folder or file named after nothing it contains, such as `utils`. */
export function isDrawer(path: string): boolean {
  return /(?:^|\/)(?:utils?|helpers?|common)(?:\/|\.tsx?$)/.test(path);
}

/** Returns true for an index file that does not belong to a step. */
export function isBarrel(path: string): boolean {
  return /(?:^|\/)index\.tsx?$/.test(path) && !/^steps\/[^/]+\/index\.tsx$/.test(path);
}

function isFunction(node: SyntaxNode): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

function ownStates(node: SyntaxNode): number {
  return childrenOf(node)
    .filter((child) => !isFunction(child))
    .reduce((sum, child) => sum + (isUseState(child) ? 1 : 0) + ownStates(child), 0);
}

function isUseState(node: SyntaxNode): boolean {
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee)) return false;
  return callee['name'] === 'useState' || memberOf(callee)?.member === 'useState';
}
