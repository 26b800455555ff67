import { parse } from 'smol-toml';
import {
  appendLines,
  EditError,
  type Edited,
  insertAt,
  isSame,
  keeping,
  unchanged,
  withLineEnds,
} from './text-edit.ts';

type Table = Readonly<Record<string, unknown>>;

/** An addition to a TOML file. */
export interface TomlAddition {
  /** Settings of the root. */
  readonly set?: readonly (readonly [
    name: string,
    value: string,
    when?: 'always' | 'unless-set',
  ])[];
  /** Entries of arrays of tables. */
  readonly tables?: readonly {
    readonly array: string;
    readonly entry: Readonly<Record<string, string>>;
    /** Returns true for an existing entry that this one would conflict with. */
    readonly competes: (entry: unknown) => boolean;
  }[];
  /** One setting of a table; the table is created if it is missing. */
  readonly inTable?: {
    readonly table: string;
    readonly name: string;
    /** The value as TOML. */
    readonly written: string;
    /** The value as it is read back. */
    readonly value: unknown;
  };
}

/**
 * Adds to a TOML file and preserves every other byte. Skips settings and entries that exist already. Throws EditError:
 * `malformed`, `defined` for a setting with another value, `unsafe` if the addition would change the rest.
 */
export function editToml(text: string | undefined, addition: TomlAddition): Edited {
  const { set = [], tables = [], inTable } = addition;
  const before = readToml(text ?? '');
  let edited = unchanged(text ?? '');
  let expected: Table = before;
  for (const [name, value, when] of set) {
    if (when === 'unless-set' && Object.hasOwn(before, name) && before[name] !== value) {
      edited = keeping(edited, name);
      continue;
    }
    if (isAlreadySet(before, name, value)) continue;
    edited = insertAt(
      edited,
      topOf(edited.text),
      withLineEnds(`${name} = ${quoted(value)}\n`, edited.text),
    );
    expected = { ...expected, [name]: value };
  }
  for (const { array, entry, competes } of tables) {
    const entries = entriesOf(expected, array);
    if (entries.some((each) => isSame(each, entry))) continue;
    if (entries.some(competes)) throw new EditError('defined', array);
    const lines = Object.entries(entry).map(([name, value]) => `${name} = ${quoted(value)}`);
    edited = appendTable(edited, `[[${array}]]`, lines);
    expected = { ...expected, [array]: [...entries, entry] };
  }
  if (inTable !== undefined) {
    const added = addInTable(edited, before, inTable);
    if (added !== edited) {
      const { table, name, value } = inTable;
      expected = { ...expected, [table]: { ...tableOf(expected, table), [name]: value } };
    }
    edited = added;
  }
  if (!isSame(readToml(edited.text), expected)) throw new EditError('unsafe');
  return edited;
}

/** Reads a TOML file. Throws EditError. */
export function readToml(text: string): Table {
  try {
    return parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new EditError('malformed');
  }
}

/** Returns true if a setting has the value. Throws EditError with `defined` if it has another value. */
function isAlreadySet(table: Table, name: string, value: unknown): boolean {
  if (!Object.hasOwn(table, name)) return false;
  if (isSame(table[name], value)) return true;
  throw new EditError('defined', name);
}

function entriesOf(table: Table, name: string): readonly unknown[] {
  const value = table[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new EditError('defined', name);
  return value;
}

function tableOf(table: Table, name: string): Table {
  const value = table[name];
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EditError('defined', name);
  }
  return value as Table;
}

/** Returns the position after the comments at the beginning of the file, before any table. */
function topOf(text: string): number {
  return /^\ufeff?(?:[ \t]*(?:#[^\n]*)?(?:\r?\n))*/.exec(text)?.[0].length ?? 0;
}

function appendTable(edited: Edited, header: string, lines: readonly string[]): Edited {
  const emptyLine = edited.text.trim() === '' ? '' : '\n';
  return appendLines(edited, `${emptyLine}${[header, ...lines].join('\n')}\n`);
}

function addInTable(
  edited: Edited,
  before: Table,
  { table, name, written, value }: NonNullable<TomlAddition['inTable']>,
): Edited {
  if (isAlreadySet(tableOf(before, table), name, value)) return edited;
  const line = `${name} = ${written}`;
  if (!Object.hasOwn(before, table)) return appendTable(edited, `[${table}]`, [line]);
  const header = new RegExp(`^[ \\t]*\\[[ \\t]*${table}[ \\t]*\\][^\\n]*(?:\\n|$)`, 'm').exec(
    edited.text,
  );
  if (header === null) throw new EditError('unsafe', table);
  const at = header.index + header[0].length;
  const lineBreak = edited.text.slice(0, at).endsWith('\n') ? '' : '\n';
  return insertAt(edited, at, withLineEnds(`${lineBreak}${line}\n`, edited.text));
}

/** Quotes a basic string. TOML needs the same escapes as JSON. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
