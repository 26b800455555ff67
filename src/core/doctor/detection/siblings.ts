import type { Span } from './runs.ts';

/** Numbers of characters above and below a value in which its name is searched. */
const above = 800;
const below = 400;

/** Matches a field that contains the name of another field's value: `"name": "MISTRAL_API_KEY"`, `- name: …`. */
const nameField =
  /(?:^|[\s{([,<;"'-])(?:name|key|variable|var|variable_?name|env|env_?name|env_?var|parameter|parameter_?key|property|setting|option_?name|field)["']?\s{0,8}[:=]\s{0,8}["'`]?([\w./:${}-]{1,120})/gi;

/**
 * Returns the name that an object gives to the value at `span`: the name in a neighbouring field, or the name of the
 * object itself; undefined without one. Reads JSON, HCL, XML attributes, TOML and YAML by brackets and indentation, so
 * that it can also read broken documents.
 */
export function siblingName(text: string, [start, end]: Span): string | undefined {
  const before = text.slice(Math.max(0, start - above), start);
  const after = text.slice(end, end + below);
  const opened = isYaml(before) ? undefined : openBracket(before);
  if (opened !== undefined) {
    return (
      namesIn(surfaceOf(before.slice(opened + 1))).at(-1) ??
      namesIn(surfaceOf(upToClosing(after)))[0] ??
      headerOf(before.slice(0, opened))
    );
  }
  const { nearest, parent } = fieldsAround(before, after);
  return nearest.flatMap(namesIn)[0] ?? parent;
}

/** Returns true if the value is in YAML block style: its line has a key, and no bracket is open. */
function isYaml(before: string): boolean {
  const [current = '', ...lines] = before.split('\n').toReversed();
  if (!/^\s*(?:-\s+)?["']?[\w.-]+["']?:\s+["']?$/.test(current)) return false;
  const previous = lines.find((line) => !isBlank(line)) ?? '';
  return !/[{,([]\s*$/.test(previous);
}

function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(nameField), ([, name = '']) => name);
}

const opening = '{<(';
const closing = '}>)';

/** Finds the bracket that is still open at the end of a text, searching backwards. */
function openBracket(text: string): number | undefined {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text[at] ?? '';
    // The end of an arrow (`->`, `=>`) is no bracket.
    if (character === '>' && /[-=]/.test(text[at - 1] ?? '')) continue;
    if (closing.includes(character)) depth += 1;
    else if (opening.includes(character)) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** Returns the text before the bracket that closes the object around it. */
function upToClosing(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) {
      if (depth === 0) return text.slice(0, at);
      depth -= 1;
    }
  }
  return text;
}

/** Returns the text without what is in brackets, which are the fields of other objects. */
function surfaceOf(text: string): string {
  let depth = 0;
  let surface = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) {
      if (depth === 0) surface += text.slice(from, at);
      depth += 1;
    } else if (closing.includes(character) && depth > 0) {
      depth -= 1;
      from = at + 1;
    }
  }
  return depth === 0 ? surface + text.slice(from) : surface;
}

/** Returns the words before an opening bracket on its line: `"MISTRAL_API_KEY": {`, `variable "mistral_api_key" {`. */
function headerOf(before: string): string | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1).slice(-160);
  return /[\w.-]{2,}/.test(line) ? line : undefined;
}

/**
 * Returns the lines of the fields beside a value, the nearest first, and the line above that they all belong to. Finds
 * them by their indentation.
 */
function fieldsAround(
  before: string,
  after: string,
): { readonly nearest: readonly string[]; readonly parent: string | undefined } {
  const [current = '', ...lines] = before.split('\n').toReversed();
  const indent = indentOf(current);
  const nearest = [current];
  let parent: string | undefined;
  for (const line of startsItem(current) ? [] : lines) {
    if (isBlank(line)) {
      if (indent === 0) break;
      continue;
    }
    if (indentOf(line) < indent || isTable(line)) {
      parent = line;
      break;
    }
    if (indentOf(line) === indent) nearest.push(line);
    if (indentOf(line) === indent && startsItem(line)) break;
  }
  for (const line of after.split('\n').slice(1)) {
    if (isBlank(line) && indent > 0) continue;
    if (isBlank(line) || indentOf(line) < indent || startsItem(line) || isTable(line)) break;
    if (indentOf(line) === indent) nearest.push(line);
  }
  return { nearest, parent };
}

/** Returns the width of the indentation, including a dash, because the fields of a list item begin after the dash. */
function indentOf(line: string): number {
  return /^[\s-]*/.exec(line)?.[0].length ?? 0;
}

function startsItem(line: string): boolean {
  return /^\s*-\s/.test(line);
}

/** Returns true for the header of a table in TOML, or of a section in INI files. */
function isTable(line: string): boolean {
  return /^\s*\[[^\]]*\]/.test(line);
}

function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}
