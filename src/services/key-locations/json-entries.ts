import type { Entry } from './entries.ts';

/** Matches strings and punctuation. Numbers and literals are the text between them. */
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\],:]/g;

interface Member {
  readonly name: string;
  readonly start: number;
  /** The end of the member's value. */
  readonly end: number;
}

/**
 * Returns the members with this name of a JSON object, each with its comma and white space; `keyIn` returns the key in
 * a member's value. Returns none if the text is not a JSON object.
 */
export function jsonEntries(
  text: string,
  name: string,
  keyIn: (value: unknown) => unknown,
): readonly Entry[] {
  if (!isObject(text)) return [];
  const members = membersOf(text);
  return members.flatMap((member, index) => {
    const value = member.name === name ? keyIn(parsedValue(text, member)) : undefined;
    if (typeof value !== 'string') return [];
    return [{ value, ...cutOf(text, members, index) }];
  });
}

function isObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}

/** Returns the members of the outermost object of a text that is a JSON object. */
function membersOf(text: string): readonly Member[] {
  const members: Member[] = [];
  let depth = 0;
  let open: { readonly name: string; readonly start: number } | undefined;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (depth === 1 && open === undefined && token.startsWith('"')) {
      open = { name: JSON.parse(token), start: index };
    }
    if (token === '}' || token === ']') depth -= 1;
    const isOver = depth === 0 || (depth === 1 && token === ',');
    if (open !== undefined && isOver) {
      members.push({ ...open, end: text.slice(0, index).trimEnd().length });
      open = undefined;
    }
    if (token === '{' || token === '[') depth += 1;
  }
  return members;
}

function parsedValue(text: string, { start, end }: Member): unknown {
  const [member] = Object.values(JSON.parse(`{${text.slice(start, end)}}`));
  return member;
}

/**
 * Returns the range to remove for a member: up to the next member; for the last, from the end of the previous one; for
 * the only one, from the opening brace.
 */
function cutOf(
  text: string,
  members: readonly Member[],
  index: number,
): { readonly start: number; readonly end: number } {
  const [before, member, next] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return { start: 0, end: 0 };
  if (next !== undefined) return { start: member.start, end: next.start };
  return { start: before?.end ?? text.indexOf('{') + 1, end: member.end };
}
