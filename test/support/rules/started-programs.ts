import type { Source } from './sources.ts';
import { isNode, nodesOf, type SyntaxNode, treeOf } from './syntax.ts';

/** Functions that look up or start a program, with the position of its name among their arguments. */
const positions: Readonly<Record<string, number>> = { find: 0, run: 0, outputOf: 1 };

/** Properties of a command whose first element is the name of a program. */
const commandProperties: ReadonlySet<unknown> = new Set(['argv', 'empty', 'read', 'write']);

/** A name that a system may look up on PATH. */
const bareName = /^[a-z][\w.+-]*$/;

/**
 * Returns the name of each program that these sources start or look up by a literal name, which excludes programs that
 * a person names.
 */
export function startedPrograms(sources: readonly Source[]): readonly string[] {
  const names = sources.flatMap((source) => nodesOf(treeOf(source)).flatMap(namesIn));
  return [...new Set(names)].filter((name) => bareName.test(name)).sort();
}

function namesIn(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'CallExpression':
      return literals(argumentOf(node));
    case 'Property':
      return commandProperties.has(nameOf(node['key'])) ? literals(firstOf(node['value'])) : [];
    case 'ReturnStatement': {
      // Such as the function that writes a command for PowerShell.
      const first = literals(firstOf(node['argument']));
      return first.filter((name) => name.endsWith('.exe'));
    }
    default:
      return [];
  }
}

function argumentOf(call: SyntaxNode): unknown {
  const { callee } = call;
  const name = isNode(callee)
    ? nameOf(callee.type === 'MemberExpression' ? callee['property'] : callee)
    : undefined;
  const position = typeof name === 'string' ? positions[name] : undefined;
  return position === undefined ? undefined : listOf(call['arguments'])[position];
}

function firstOf(node: unknown): unknown {
  return isNode(node) && node.type === 'ArrayExpression' ? listOf(node['elements'])[0] : undefined;
}

/** Returns the text of a literal, or those of both branches of a conditional expression. */
function literals(node: unknown): readonly string[] {
  if (!isNode(node)) return [];
  if (node.type === 'ConditionalExpression') {
    return [...literals(node['consequent']), ...literals(node['alternate'])];
  }
  const value = node.type === 'Literal' ? node['value'] : undefined;
  return typeof value === 'string' ? [value] : [];
}

function nameOf(node: unknown): unknown {
  return isNode(node) ? (node['name'] ?? node['value']) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns true for a source that can start programs without `Programs`. */
export function usesChildProcess({ text }: Source): boolean {
  return /['"`](?:node:)?child_process['"`]/.test(text.replaceAll(/`[^`]*`/gs, ''));
}

/** Returns each start of a program by a name that the system would look up. */
export function bareStarts(source: Source): readonly string[] {
  return nodesOf(treeOf(source)).flatMap((node) => {
    const { callee } = node;
    if (node.type !== 'CallExpression' || !isNode(callee)) return [];
    const name = nameOf(callee.type === 'MemberExpression' ? callee['property'] : callee);
    if (!/^(?:spawn|exec|execFile|fork)(?:Sync)?$/.test(String(name))) return [];
    return literals(listOf(node['arguments'])[0]).filter((file) => !file.startsWith('/'));
  });
}
