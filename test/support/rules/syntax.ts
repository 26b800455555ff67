import { transformSync } from 'esbuild';
import { parseAst } from 'vite';
import type { Source } from './sources.ts';

/** A node of the syntax tree, in ESTree's shape. */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

const trees = new Map<string, SyntaxNode>();

/** Returns the syntax tree of a source without types; retains imports and exports of types. */
export function treeOf({ path, text }: Source): SyntaxNode {
  const known = trees.get(text);
  if (known !== undefined) return known;
  const withTypeImports = text
    .replaceAll(/^(\s*import) type\b/gm, '$1')
    .replaceAll(/^(\s*export) type(?=\s*[{*])/gm, '$1');
  const { code } = transformSync(withTypeImports, {
    loader: path.endsWith('x') ? 'tsx' : 'ts',
    jsx: 'automatic',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const tree = parseAst(code) as unknown as SyntaxNode;
  trees.set(text, tree);
  return tree;
}

/** Returns true for a node of the tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Returns the direct children of a node. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node).flat().filter(isNode);
}

/** Returns a node and all nodes below it. */
export function nodesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const nodes = [node];
  // The list grows while it is walked.
  for (const next of nodes) nodes.push(...childrenOf(next));
  return nodes;
}

/**
 * Returns `process` and `exit` for `process.exit` and `process['exit']`; undefined for anything that is not a member of
 * a name.
 */
export function memberOf(
  node: SyntaxNode,
): { readonly owner: string; readonly member: string } | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const { object, property } = node;
  if (!isNode(object) || !isNode(property) || object.type !== 'Identifier') return undefined;
  const member = property.type === 'Literal' ? property['value'] : property['name'];
  return { owner: String(object['name']), member: String(member) };
}
