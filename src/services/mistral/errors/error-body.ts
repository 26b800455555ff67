import { plainLine } from '../../../i18n/plain-text.ts';
import { fieldOf, listOf, textOf } from '../readers/fields.ts';

/** What a refusal's body says, in whichever of its forms; texts are cleaned. */
export interface ErrorBody {
  /** `code`, a number as a text, or undefined. */
  readonly code: string | undefined;
  readonly type: string | undefined;
  /** The sentence for people; empty where there is none. */
  readonly detail: string;
}

/**
 * Reads the known forms: `{message, type, code}` with `message` a text, a list, or an object with `detail`;
 * `{detail}` a text or a list of `{loc, msg}`; and the same wrapped in `error`.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const inner = fieldOf(body, 'error');
  const said = typeof inner === 'object' && inner !== null ? inner : body;
  const code = fieldOf(said, 'code');
  return {
    code: typeof code === 'number' || typeof code === 'string' ? String(code) : undefined,
    type: textOf(said, 'type'),
    detail: plainLine(sentence(said)),
  };
}

function sentence(said: unknown): string {
  const forms = [
    fieldOf(said, 'message'),
    fieldOf(fieldOf(said, 'message'), 'detail'),
    fieldOf(said, 'detail'),
    fieldOf(said, 'error'),
  ];
  return forms.map(asSentence).find((text) => text !== '') ?? '';
}

function asSentence(form: unknown): string {
  if (typeof form === 'string') return form;
  if (!Array.isArray(form)) return '';
  return form.map(asPart).filter(Boolean).join('; ');
}

/** One entry of a list: `body.store: Extra inputs are not permitted`. What was sent is never repeated. */
function asPart(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const place = listOf(entry, 'loc').join('.');
  const said = textOf(entry, 'msg') ?? textOf(entry, 'message') ?? '';
  return place === '' || said === '' ? said : `${place}: ${said}`;
}
