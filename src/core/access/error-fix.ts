import type { ErrorCode, ErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { type Page, pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import type { Services } from '../../services/ports/services.ts';

/** What a person can do about an error: the page that fixes it, and whether the same call may work when tried again. */
export interface Fix {
  readonly page?: Page;
  /** Where in the wizard it is fixed. `retry` is "here, again"; `wait` is "here, after a while". */
  readonly by: 'retry' | 'wait' | 'key' | 'billing' | 'model' | 'machine' | 'words' | 'nothing';
}

const fixes = {
  usage: { by: 'words' },
  'key-malformed': { by: 'key', page: 'keys' },
  'key-missing': { by: 'key', page: 'keys' },
  'key-refused': { by: 'key', page: 'keys' },
  'zero-quota': { by: 'model', page: 'limits' },
  tier: { by: 'model', page: 'subscription' },
  labs: { by: 'model', page: 'privacy' },
  payment: { by: 'billing', page: 'billing' },
  inactive: { by: 'billing', page: 'subscription' },
  'monthly-quota': { by: 'billing', page: 'usage' },
  'spend-limit': { by: 'billing', page: 'billing' },
  'spending-cap': { by: 'model' },
  'rate-limited': { by: 'wait', page: 'limits' },
  network: { by: 'retry' },
  capacity: { by: 'wait', page: 'status' },
  service: { by: 'wait', page: 'status' },
  'bad-answer': { by: 'retry', page: 'status' },
  'stream-cut': { by: 'retry' },
  'stream-error': { by: 'retry', page: 'status' },
  'model-unknown': { by: 'model' },
  'prompt-too-long': { by: 'words' },
  'request-refused': { by: 'words' },
  passphrase: { by: 'key' },
  keychain: { by: 'machine' },
  vault: { by: 'machine' },
  files: { by: 'machine' },
  bug: { by: 'nothing', page: 'help' },
  'program-changed': { by: 'nothing' },
  cancelled: { by: 'retry' },
} as const satisfies Record<ErrorCode, Fix>;

/** The way on from an error. */
export function fixOf(code: ErrorCode): Fix {
  return fixes[code];
}

/** The address of the page that helps with an error, where there is one. */
export function pageFor(code: ErrorCode): string | undefined {
  const { page } = fixOf(code);
  return page === undefined ? undefined : pages[page];
}

/** Ways that are of use only where they fix the error. */
const special: ReadonlySet<string> = new Set(['key', 'billing']);

/** Of the ways on that a screen has, those that fit the error, the one that fixes it first. */
export function orderActions<Way extends string>(
  code: ErrorCode,
  actions: readonly Way[],
): readonly Way[] {
  const { by } = fixOf(code);
  const best = by === 'wait' || by === 'words' ? 'retry' : by;
  const others = actions.filter((way) => way !== best && !special.has(way));
  return [...actions.filter((way) => way === best), ...others];
}

/** What every screen of a trouble is told of it: its words, its page, and the words of the ways on. */
export function errorOf(lang: Lang, error: ErrorData, { browser }: Pick<Services, 'browser'>) {
  return {
    messages: errorMessage(lang, error),
    page: pageFor(error.code),
    onOpen: browser.open,
    labels: shared[lang].actions,
    common: shared[lang],
  };
}
