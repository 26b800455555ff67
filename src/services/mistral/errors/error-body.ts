import { plainLine } from '../../../i18n/plain-text.ts';
import { jsonOf } from '../../ports/json.ts';
import { fieldOf, listOf, textOf } from '../readers/fields.ts';

/** The fields of a refusal's body, read from any of its forms. Texts are cleaned. */
export interface ErrorBody {
  /** `code`, a number as a text, or undefined. */
  readonly code: string | undefined;
  readonly type: string | undefined;
  /** The message for people; empty if there is none. */
  readonly detail: string;
  /** Categories that a guardrail found violated, named as the service names them. */
  readonly categories: readonly string[];
}

/** Maximum nesting of one error in another that is read. */
const maxLayers = 5;

/**
 * Reads an error object `{message, type, code}` or `{detail}`. Another object may contain it under `error`, `message`
 * or `detail`: as an object, as JSON in a text, or as the only element of a list. The message may also be a list of
 * `{loc, msg}`. Takes each field from the innermost object that has the field.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const layers = layersOf(body, maxLayers);
  const first = <T>(read: (layer: unknown) => T | undefined) =>
    layers.map(read).find((found) => found !== undefined);
  return {
    code: first(codeOf),
    type: first((layer) => textOf(layer, 'type')),
    detail: plainLine(first(sentence) ?? ''),
    categories: layers.flatMap((layer) => listOf(layer, 'guardrails').flatMap(violatedIn)),
  };
}

const holders = ['error', 'message', 'detail'] as const;

/** Returns the objects of an error from the innermost to the outermost. */
function layersOf(body: unknown, most: number): readonly unknown[] {
  const layer = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (most === 0 || !isObject(layer)) return [body];
  const held = holders.map((name) => unwrapped(fieldOf(layer, name))).find(isObject);
  return held === undefined ? [layer] : [...layersOf(held, most - 1), layer];
}

function codeOf(layer: unknown): string | undefined {
  const code = fieldOf(layer, 'code');
  return typeof code === 'number' || typeof code === 'string' ? String(code) : undefined;
}

function sentence(layer: unknown): string | undefined {
  const said = ['message', 'detail', 'error'].map((name) => unwrapped(fieldOf(layer, name)));
  const forms = [...said, layer].map(asSentence);
  return [...forms, asPart(layer)].find((text) => text !== '');
}

/** Parses a text that is a JSON object or list; returns any other text unchanged. */
function unwrapped(message: unknown): unknown {
  if (typeof message !== 'string' || !/^\s*[{[]/.test(message)) return message;
  const held = jsonOf(message);
  return typeof held === 'object' && held !== null ? held : message;
}

function asSentence(form: unknown): string {
  if (typeof form === 'string') return form;
  if (!Array.isArray(form)) return '';
  return form.map(asPart).filter(Boolean).join('; ');
}

/** Returns one entry of a list: `body.store: Extra inputs are not permitted`. Never repeats the value that was sent. */
function asPart(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const place = listOf(entry, 'loc').filter(isName).join('.');
  const said = textOf(entry, 'msg') ?? textOf(entry, 'message') ?? '';
  return place === '' || said === '' ? said : `${place}: ${said}`;
}

function isName(part: unknown): boolean {
  return typeof part === 'string' || typeof part === 'number';
}

/** Returns the categories that one entry of `guardrails` says were violated, whichever guardrail it is. */
function violatedIn(entry: unknown): readonly string[] {
  if (!isObject(entry)) return [];
  return Object.values(entry).flatMap((guardrail) => {
    const categories = fieldOf(guardrail, 'categories');
    if (!isObject(categories)) return [];
    return Object.entries(categories)
      .filter(([, found]) => found === true || fieldOf(found, 'violated') === true)
      .map(([name]) => plainLine(name, 60));
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
