import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  type ParseOptions,
  parse,
  parseTree,
} from 'jsonc-parser';
import {
  checkDepth,
  EditError,
  type Edited,
  insertAt,
  isSame,
  keeping,
  lineEndOf,
  unchanged,
  withLineEnds,
} from './text-edit.ts';

/** A setting: its path, and its value. With `unless-set`, an existing value remains. */
export type JsonEntry = readonly [
  path: readonly string[],
  value: unknown,
  when?: 'always' | 'unless-set',
];

interface JsonRules {
  /** True if the tool accepts comments and trailing commas. */
  readonly comments: boolean;
}

/**
 * Adds settings to a JSON file and preserves every other byte. Skips a setting that already has the value. Throws
 * EditError: `malformed`, `has-comments` if the tool accepts none, `defined` for an existing other value.
 */
export function editJson(
  text: string | undefined,
  entries: readonly JsonEntry[],
  rules: JsonRules,
): Edited {
  if (text === undefined) return insertAt(unchanged(''), 0, newDocument(entries));
  let expected = readJson(text, rules);
  let edited = unchanged(text);
  for (const [path, value, when] of entries) {
    if (when === 'unless-set' && isSet(expected, path)) {
      edited = keeping(edited, path.join('.'));
      continue;
    }
    expected = withValue(expected, path, value);
    edited = addEntry(edited, path, value, rules);
  }
  if (!isSame(readJson(edited.text, rules), expected)) throw new EditError('unsafe');
  return edited;
}

/** Reads a JSON file whose root is an object. Throws EditError. */
export function readJson(text: string, { comments }: JsonRules): Readonly<Record<string, unknown>> {
  checkDepth(text);
  const errors: ParseError[] = [];
  const value: unknown = parse(withoutMark(text), errors, { allowTrailingComma: comments });
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EditError('malformed');
  }
  if (!comments) {
    parse(withoutMark(text), errors, { disallowComments: true });
    if (errors.length > 0) throw new EditError('has-comments');
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Replaces a byte order mark by a space for the parser, so that all offsets remain those of the file. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
}

function newDocument(entries: readonly JsonEntry[]): string {
  const value = entries.reduce<Readonly<Record<string, unknown>>>(
    (whole, [path, each]) => withValue(whole, path, each),
    {},
  );
  return `${JSON.stringify(value, null, 2)}\n`;
}

function withValue(
  whole: Readonly<Record<string, unknown>>,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { ...whole, [first]: value };
  const inner = whole[first];
  const base = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...whole, [first]: withValue(base as Readonly<Record<string, unknown>>, rest, value) };
}

function isSet(whole: unknown, path: readonly string[]): boolean {
  let value = whole;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}

/** Adds one setting to the deepest existing object of its path. */
function addEntry(
  edited: Edited,
  path: readonly string[],
  value: unknown,
  { comments }: JsonRules,
): Edited {
  const options: ParseOptions = { allowTrailingComma: comments };
  const root = parseTree(withoutMark(edited.text), [], options);
  if (root === undefined) throw new EditError('malformed');
  let parent = root;
  for (const [depth, name] of path.entries()) {
    const node = findNodeAtLocation(parent, [name]);
    if (node === undefined) {
      const rest = path.slice(depth + 1);
      const inner = rest.reduceRight<unknown>((whole, key) => ({ [key]: whole }), value);
      return addProperty(edited, parent, name, inner);
    }
    if (depth === path.length - 1 && isSame(getNodeValue(node), value)) return edited;
    if (depth === path.length - 1 || node.type !== 'object') {
      throw new EditError('defined', path.slice(0, depth + 1).join('.'));
    }
    parent = node;
  }
  return edited;
}

/** Adds a property after the last property of an object and the comments that follow. */
function addProperty(edited: Edited, object: Node, name: string, value: unknown): Edited {
  const { text } = edited;
  const close = object.offset + object.length - 1;
  const last = object.children?.at(-1);
  const isOneLine = !text.slice(object.offset, close).includes('\n');
  if (last !== undefined && isOneLine && depthOf(object) > 0) {
    const json = ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const end = last.offset + last.length;
    return insertAt(edited, end, `,${json}`);
  }
  const outer = indentAt(text, object.offset);
  const indent =
    last === undefined || isOneLine ? outer + unitOf(text) : indentAt(text, last.offset);
  const property = `${JSON.stringify(name)}: ${JSON.stringify(value, null, unitOf(text))}`;
  const lines = property.replaceAll('\n', `\n${indent}`);
  if (last === undefined) {
    const before = text.slice(object.offset + 1, close);
    const end = before.includes('\n') ? '' : `\n${outer}`;
    const at = object.offset + 1 + before.trimEnd().length;
    return insertAt(edited, at, withLineEnds(`\n${indent}${lines}${end}`, text));
  }
  const end = last.offset + last.length;
  const tail = isOneLine ? `\n${outer}` : '';
  const added = withLineEnds(`\n${indent}${lines}`, text);
  if (text.slice(end, close).trim() === '') {
    return insertAt(edited, end, withLineEnds(`,${added}${tail}`, text));
  }
  // Keeps a comment after the last property on its line.
  const hasComma = hasTrailingComma(text, end, close);
  const withComma = hasComma ? edited : insertAt(edited, end, ',');
  const shifted = close + (hasComma ? 0 : 1);
  const at = withComma.text.slice(0, shifted).trimEnd().length;
  return insertAt(withComma, at, `${added}${hasComma ? ',' : ''}${withLineEnds(tail, text)}`);
}

function depthOf(node: Node): number {
  return node.parent === undefined ? 0 : 1 + depthOf(node.parent);
}

function hasTrailingComma(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to);
  const scanner = createScanner(between, true);
  scanner.scan();
  return between[scanner.getTokenOffset()] === ',';
}

/** Returns the indentation of the line at an offset. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** Returns the indentation of one level, taken from the first indented line. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text.replaceAll(lineEndOf(text), '\n'))?.[1] ?? '  ';
}
