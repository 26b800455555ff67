import type { ErrorCode, ErrorData } from '../../errors/errors.ts';
import { traitsOf } from '../../errors/traits.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import type { Services } from '../../services/ports/services.ts';

/** Returns the address of the page that helps with an error, if there is one. */
export function pageFor(code: ErrorCode): string | undefined {
  const { page } = traitsOf(code);
  return page === undefined ? undefined : pages[page];
}

/** Actions that a screen offers only if they fix the error. */
const onlyAsRemedy: ReadonlySet<string> = new Set(['key', 'billing']);

/** Returns the screen's actions that apply to the error, the one that fixes it first. */
export function orderActions<Action extends string>(
  code: ErrorCode,
  actions: readonly Action[],
): readonly Action[] {
  const { remedy } = traitsOf(code);
  const best = remedy === 'wait' || remedy === 'request' ? 'retry' : remedy;
  const others = actions.filter((action) => action !== best && !onlyAsRemedy.has(action));
  return [...actions.filter((action) => action === best), ...others];
}

/** Returns what every error screen shows: the message of the error, its page, and the labels of its actions. */
export function errorScreenProps(
  lang: Lang,
  error: ErrorData,
  { browser }: Pick<Services, 'browser'>,
) {
  const { page } = traitsOf(error.code);
  const { actions, openPages } = shared[lang];
  return {
    messages: errorMessage(lang, error),
    page: pageFor(error.code),
    onOpen: browser.open,
    labels: { ...actions, open: page === undefined ? '' : openPages[page] },
    common: shared[lang],
  };
}
