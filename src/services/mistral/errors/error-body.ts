import { plainLine } from '../../../i18n/plain-text.ts';
import { fieldOf, jsonOf, listOf, textOf } from '../readers/fields.ts';

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

/**
 * Reads the known forms: `{message, type, code}` with `message` a text, a list, an object with `detail`, or one of these
 * written as JSON in a text; `{detail}` a text or a list of `{loc, msg}`; and the same wrapped in `error`.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const inner = fieldOf(body, 'error');
  const said = isObject(inner) ? inner : body;
  const code = fieldOf(said, 'code');
  return {
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : undefined,
    type: textOf(said, 'type'),
    detail: plainLine(sentence(said)),
    categories: listOf(said, 'guardrails').flatMap(violatedIn),
  };
}

function sentence(said: unknown): string {
  const message = unwrapped(fieldOf(said, 'message'));
  const forms = [
    message,
    fieldOf(message, 'detail'),
    fieldOf(said, 'detail'),
    fieldOf(said, 'error'),
  ];
  return forms.map(asSentence).find((text) => text !== '') ?? '';
}

/** Parses a text that contains a JSON object or list; returns any other text unchanged. */
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
  const place = listOf(entry, 'loc').join('.');
  const said = textOf(entry, 'msg') ?? textOf(entry, 'message') ?? '';
  return place === '' || said === '' ? said : `${place}: ${said}`;
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
