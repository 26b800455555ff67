import { isMap, isScalar, isSeq, parseAllDocuments, stringify, type YAMLMap } from 'yaml';
import {
  appendLines,
  checkDepth,
  EditError,
  type Edited,
  insertAt,
  isSame,
  keeping,
  replaceAt,
  unchanged,
  withLineEnds,
} from './text-edit.ts';

/** An addition to a YAML file whose root is a mapping. */
export interface YamlAddition {
  /** Settings of the root. */
  readonly set: readonly (readonly [
    name: string,
    value: unknown,
    when?: 'always' | 'unless-set',
  ])[];
  /** An entry of a list in the root; the list is created if it is missing. */
  readonly append?: {
    readonly list: string;
    readonly item: Readonly<Record<string, unknown>> | string;
    /** Returns true for an existing entry that the item would conflict with. */
    readonly competes: (entry: unknown) => boolean;
  };
}

/**
 * Adds to a YAML file and preserves every other byte. Skips settings and entries that exist already. Throws EditError:
 * `malformed`, `defined` for a setting with another value, `unsafe` if the addition would change the rest.
 */
export function editYaml(text: string | undefined, addition: YamlAddition): Edited {
  const before = readYaml(text ?? '');
  let edited = unchanged(text ?? '');
  let expected = before;
  for (const [name, value, when] of addition.set) {
    if (Object.hasOwn(before, name)) {
      if (isSame(before[name], value)) continue;
      if (when === 'unless-set') edited = keeping(edited, name);
      if (when === 'unless-set') continue;
      throw new EditError('defined', name);
    }
    edited = appendKey(edited, name, value);
    expected = { ...expected, [name]: value };
  }
  if (addition.append !== undefined) {
    const { list, item, competes } = addition.append;
    const entries = entriesOf(before, list);
    if (!entries.some((entry) => isSame(entry, item))) {
      if (entries.some(competes)) throw new EditError('defined', list);
      edited = appendItem(edited, list, item);
      expected = { ...expected, [list]: [...entries, item] };
    }
  }
  if (!isSame(readYaml(edited.text), expected)) throw new EditError('unsafe');
  return edited;
}

/** Reads a YAML file; an empty file has no settings. Throws EditError. */
export function readYaml(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = documentOf(text)?.toJS() ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EditError('malformed');
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Parses the single document of a file; returns undefined for an empty one. */
function documentOf(text: string) {
  checkDepth(text);
  // Finding the line of each error would take quadratic time.
  const options = { uniqueKeys: true, prettyErrors: false };
  const [first, second] = parseAllDocuments(text, options);
  if (second !== undefined) throw new EditError('unsafe');
  if (first !== undefined && first.errors.length > 0) throw new EditError('malformed');
  return first;
}

function entriesOf(values: Readonly<Record<string, unknown>>, list: string): readonly unknown[] {
  const value = values[list];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new EditError('defined', list);
  return value;
}

function appendKey(edited: Edited, name: string, value: unknown): Edited {
  const root = documentOf(edited.text)?.contents ?? null;
  if (root !== null && (!isMap(root) || root.flow === true)) throw new EditError('unsafe');
  const indent = isMap(root) ? columnOfFirst(edited.text, root) : '';
  return appendLines(edited, indented(stringify({ [name]: value }, { lineWidth: 0 }), indent));
}

/** Returns the indentation of the first root key, which all keys of a mapping share. */
function columnOfFirst(text: string, root: YAMLMap): string {
  const key = root.items[0]?.key;
  const start = isScalar(key) ? key.range?.[0] : undefined;
  if (start === undefined) return '';
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (line.replace('\ufeff', '').trim() !== '') throw new EditError('unsafe');
  return line.replace('\ufeff', '');
}

function appendItem(
  edited: Edited,
  list: string,
  item: Readonly<Record<string, unknown>> | string,
): Edited {
  const { text } = edited;
  const root = documentOf(text)?.contents;
  const node = isMap(root) ? root.get(list, true) : undefined;
  if (node === undefined) return appendKey(edited, list, [item]);
  if (!isSeq(node) || node.range == null) throw new EditError('unsafe');
  const lines = stringify([item], { lineWidth: 0 });
  if (node.items.length === 0) {
    const [start, end] = node.range;
    const inserted = withLineEnds(`\n${indented(lines, '  ').trimEnd()}`, text);
    return replaceAt(edited, { at: start, removed: text.slice(start, end), inserted });
  }
  if (node.flow === true) throw new EditError('unsafe', list);
  const lineStart = text.lastIndexOf('\n', node.range[0] - 1) + 1;
  const indent = text.slice(lineStart, node.range[0]);
  if (indent.trim() !== '') throw new EditError('unsafe', list);
  const at = endOfLine(text, lastOffset(text, node.range[1]));
  const lineBreak = text.slice(0, at).endsWith('\n') ? '' : '\n';
  return insertAt(edited, at, withLineEnds(`${lineBreak}${indented(lines, indent)}`, text));
}

/** Returns the offset after the last character before `end` that is not white space. */
function lastOffset(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** Returns the position after the next line end, so that a comment stays on its line. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function indented(lines: string, indent: string): string {
  return lines.replaceAll(/^(?=.)/gm, indent);
}
