import { isRandom, isRandomEnoughForName } from './randomness.ts';
import { isNear, positionsOf, type Span } from './runs.ts';
import { siblingName } from './siblings.ts';
import { columnName } from './table-column.ts';

/** Matches the names of the products. */
const productName = /mistral|codestral/i;
const allProductNames = /mistral|codestral/gi;

/** Matches names of Mistral keys: `MISTRAL_API_KEY`, `mistralToken`, "the Mistral key". */
const keyName = /(?:mistral|codestral)[\w. -]{0,20}(?:key|token|secret)/i;

/** Maximum distance in characters between a word and the value that it describes on the same line. */
const lineDistance = 160;
/** Maximum distance in characters between a product's name and a value whose purpose the name still tells. */
const nameDistance = 4_000;
/** Maximum distance in characters between a product's name and a value with a loose label. */
const looseDistance = 300;

/** Matches labels of values that look like keys and are something else, such as hashes. */
const otherLabel =
  /(?:sha\d*|md5|hash|digest|checksum|etag|integrity|nonce|fingerprint|commit|revision|salt|signature|(?:^|[^a-z])u?u?id|[a-z]Id)["']?\s*[:=]\s*(?:\\*["'`])?$/i;

/** Matches labels that say only that the value is a key, and not of which service. */
const plainLabel =
  /(?:^|[^a-z0-9_-])-{0,2}(?:(?:my|the|x|ai|llm|api|auth|access|secret|client|default)[_-]?)*(?:api_?-?key|key|token|secret|bearer)[_-]?\d*["'\])]{0,2}(?:\s*:\s*\w+(?=\s*=))?\s*(?::=|=>|[:=,(>]|\s)\s*(?:\\*["'`])?$/i;

/** Matches loose labels: of secrets that frameworks keep beside a key, and of passwords. */
const looseLabel =
  /(?:^|[^a-z0-9_-])(?:secret_?key|auth_?secret|client_?secret|access_?token|password|passwd)["'\])]{0,2}\s*(?::=|=>|[:=,(>]|\s)\s*(?:\\*["'`])?$/i;

/** Matches the name to which the line assigns its value: a variable, a field, a parameter. */
const namedLabel =
  /(?:^|[^\w.$-])([\w.$-]{2,80})["'\])]{0,2}(?:\s*:\s*\w+(?=\s*=))?\s*(?::=|=>|\?=|\+=|[:=])\s*(?:bearer\s+)?(?:\\*["'`])?$/i;

/** Matches a field that only says that a value follows; another field tells its purpose. */
const valueLabel =
  /(?:^|[\s{([,<"'-])(?:default_?)?(?:value|val|string|string_?data|string_?value|secret_?string|plain_?text|content|data|text|default|current_?value|initial_?value|env_?value|parameter_?value)["']?\s{0,8}(?:=>|[:=])\s{0,8}(?:\\*["'`])?$/i;

/** Matches a name that ends like the name of a secret, and therefore begins with the owner of the secret. */
const secretName = /(?:key|token|secret|password|passwd|pass|pwd|pat|credential|auth)s?\d*$/i;

/** Matches a line with nothing before the value except quotes, a dash, a tag or a bracket. */
const onlyOpened = /^\s*(?:-\s+)?(?:<[\w:.-]+>\s*)?[[({]?\s*[rbuf]?["'`]{0,3}$/i;
/** Matches the rest of such a line after the value: only what closes the quotes, the tag or the bracket. */
const onlyClosed = /^(?:\\[nrt])*["'`]{0,3}(?:\s*<\/[\w:.-]+>)?[\s,;)\]}\\]*$/;
/** Matches a line whose value is on the next line: `key = (`, `name: >-`, `"""`, `\`. */
const leftOpen = /(?:[=:,({[|>\\]|>[-+]?|\|[-+]?|["'`]{3}|<\/[\w:.-]+>)\s*$/;

/** Matches the beginning of a string. */
const onlyQuoted = /(?:^|[\s[,:])"['`\\]*$/;

/** A text in which the surroundings decide whether a value is a key. */
export interface Surroundings {
  readonly text: string;
  /** Path below the project or the home folder. It counts as a name for a key that is the only content of a file. */
  readonly path: string;
  /** Positions of the products' names, ascending. */
  readonly names: readonly number[];
}

/** Prepares a text for `isMistralKey`. */
export function surroundingsOf(text: string, path: string): Surroundings {
  return { text, path, names: positionsOf(text, allProductNames) };
}

/**
 * Returns true if `token`, 32 letters and digits at `span`, is a Mistral key. Keys have no prefix, so a name nearby
 * must say that it is one, and its characters must look random.
 */
export function isMistralKey(surroundings: Surroundings, span: Span, token: string): boolean {
  const context = contextOf(surroundings, span);
  if (context === 'named') return isRandomEnoughForName(token);
  return context === 'near' && isRandom(token);
}

/**
 * `named`: the name of the value says that it is a Mistral key. `near`: a product's name is nearby. `other`: neither,
 * or a label says that the value is something else.
 */
type Context = 'named' | 'near' | 'other';

function contextOf(surroundings: Surroundings, span: Span): Context {
  const { text, names } = surroundings;
  const [start, end] = span;
  if (!isNear(names, start, nameDistance))
    return isAloneInNamedFile(surroundings, span) ? 'near' : 'other';
  const before = lastLine(text.slice(Math.max(0, start - lineDistance), start));
  const after = firstLine(text.slice(end, end + lineDistance));
  if (otherLabel.test(before)) return 'other';
  if (isNotebookOutput(surroundings, before, after)) return 'near';
  const name = namedLabel.exec(before)?.[1];
  if (name !== undefined && productName.test(name)) return secretName.test(name) ? 'named' : 'near';
  const isValue = valueLabel.test(before);
  if (name !== undefined && !isValue && isOtherSecret(before, name)) return 'other';
  if (isValue) {
    const sibling = siblingName(text, span);
    if (sibling !== undefined) return contextOfName(sibling);
  }
  if (keyName.test(before)) return 'named';
  if (productName.test(before)) return plainLabel.test(before) ? 'named' : 'near';
  if (productName.test(after)) return 'near';
  if (looseLabel.test(before)) return isNear(names, start, looseDistance) ? 'near' : 'other';
  if (plainLabel.test(before)) return 'near';
  const column = columnName(text, span);
  if (column !== undefined && productName.test(column)) return contextOfName(column);
  return contextOnOwnLine(surroundings, span, before, after);
}

/** Matches names that only say that a key follows. */
const plainName =
  /^(?:x-)?(?:api[_-]?)?(?:key|token|authorization|bearer|access_?token|password|secret)$/i;

function contextOfName(name: string): Context {
  const bare = name.replace(/["'\s:={([]+$/, '');
  if (productName.test(name)) return secretName.test(bare) ? 'named' : 'near';
  return plainName.test(bare) ? 'near' : 'other';
}

/** Returns true for a name that says that the value is the secret of another service. */
function isOtherSecret(before: string, name: string): boolean {
  return secretName.test(name) && !plainLabel.test(before) && !looseLabel.test(before);
}

/** Returns true for a complete string in a notebook, which is the output of a cell. */
function isNotebookOutput({ path }: Surroundings, before: string, after: string): boolean {
  if (!/\.ipynb$/i.test(path)) return false;
  return onlyQuoted.test(before) && /^(?:\\[nrt]|['`\\])*"/.test(after);
}

/** Matches an XML element that holds the name of the value in the next element: `<name>MISTRAL_API_KEY</name>`. */
const nameElement = /<(?:name|key|variable|param-name)>\s*([^<\s]{1,120})/gi;

/** Returns the context of a value at the beginning of its line, by the lines above. */
function contextOnOwnLine(
  { text }: Surroundings,
  span: Span,
  before: string,
  after: string,
): Context {
  if (!onlyOpened.test(before)) return 'other';
  const begin = span[0] - before.length;
  const head = text.slice(Math.max(0, begin - 3 * lineDistance), begin);
  const lines = head.split('\n').filter((line) => !/^\s*(?:#.*|\/\/.*)?$/.test(line));
  const above = lines.at(-1) ?? '';
  const isAlone = onlyClosed.test(after);
  if (productName.test(above)) {
    if (isAlone && keyName.test(above)) return 'named';
    return leftOpen.test(above) ? 'near' : 'other';
  }
  if (!isAlone) return 'other';
  // The label of a value that follows in the next line: `api_key = (`.
  if (leftOpen.test(above) && plainLabel.test(above.replace(/[([{\\\s]*$/, ' '))) return 'near';
  const element = /^\s*</.test(before) ? [...head.matchAll(nameElement)].at(-1)?.[1] : undefined;
  if (element !== undefined) return contextOfName(element);
  const label = leftOpen.test(above) ? above.replace(/[^:=]*$/, '') : '';
  if (!valueLabel.test(label)) return 'other';
  const labelEnd = begin - head.length + head.lastIndexOf(above) + label.length;
  const sibling = siblingName(text, [labelEnd, span[1]]);
  return sibling === undefined ? 'other' : contextOfName(sibling);
}

/** Returns true for the complete content of a file that is named after its key: `secrets/mistral_api_key`. */
function isAloneInNamedFile({ text, path }: Surroundings, [start, end]: Span): boolean {
  const rest = text.slice(0, start) + text.slice(end);
  return rest.length < 8 && rest.trim() === '' && productName.test(path);
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}
