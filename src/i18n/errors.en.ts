import { isReadingProblem } from '../errors/errors.ts';
import {
  files,
  keychain,
  keychainOr,
  keys,
  network,
  passphrase,
  vault,
} from './error-details.en.ts';
import type { ErrorMessages } from './errors.ts';
import { formatMoney } from './money.ts';
import { formatNumber } from './numbers.ts';
import { usage } from './usage.en.ts';

const named = (model: string | undefined): string => model ?? 'this model';

const insteadOf = (id: string, isRetired: boolean): string =>
  isRetired ? `Its replacement is ${id}.` : `The nearest name is ${id}.`;

/** Every error in English. */
export const errorsEn: ErrorMessages = {
  usage: (error) => {
    const { given, nearest } = error;
    const [message, fix] =
      error.problem === 'invalid-value'
        ? [`“${given}” can’t be used for ${error.option}.`, `Use ${error.accepts.en}.`]
        : usage[error.problem](given);
    const hint = nearest === undefined ? fix : `Did you mean ${nearest}? ${fix}`;
    return { title: 'That can’t be used', message, hint };
  },
  'key-missing': () => ({
    title: 'No key',
    message: 'There is no Mistral key here yet.',
    hint: 'Paste one in the API key step, or run: mistral-onboard key set.',
  }),
  'key-malformed': ({ problem }) => ({
    title: 'Not a Mistral key',
    message: keys[problem],
    hint: 'Copy it again from the API keys page of the console, where it was shown once.',
  }),
  'key-refused': () => ({
    title: 'The key was refused',
    message: 'Mistral does not know this key (401).',
    hint: 'Made for Codestral or Vibe? Those are other keys. Deleted or expired? Create a new one.',
  }),
  'zero-quota': ({ model }) => ({
    title: 'Not in your plan',
    message: `Your plan allows 0 requests a minute to ${named(model)}; waiting will not change that.`,
    hint: 'Choose another model, or see your limits on the page.',
  }),
  tier: ({ model }) => ({
    title: 'Not in your plan',
    message: `Your plan does not include ${named(model)} (403).`,
    hint: 'Choose another model, or change the plan on the page.',
  }),
  labs: ({ model }) => ({
    title: 'Labs models are off',
    message: `${named(model)} is experimental, and your organisation has not switched Labs on.`,
    hint: 'Choose another model, or switch Labs on, on the privacy page.',
  }),
  payment: () => ({
    title: 'A payment method is asked for',
    message: 'Mistral answered that this account has no means to pay (402).',
    hint: 'Add a card or credits on the billing page, then try again.',
  }),
  inactive: () => ({
    title: 'The subscription is not active',
    message: 'Mistral answered that the subscription is inactive or used up.',
    hint: 'See the subscription page, then try again.',
  }),
  'monthly-quota': () => ({
    title: 'This month’s allowance is used up',
    message: 'No tokens are left for this month; waiting a minute will not change that.',
    hint: 'Switch pay-as-you-go on, or go on next month. The usage page shows the figures.',
  }),
  'spend-limit': () => ({
    title: 'The spending limit is reached',
    message: 'Your organisation or workspace has spent what its monthly limit allows.',
    hint: 'Raise the limit on the billing page, or go on next month.',
  }),
  'spending-cap': (error) => {
    const money = (nanos: number) => formatMoney(nanos, error.currency, 'en');
    const title = 'The spending cap holds this back';
    if (error.problem === 'reached') {
      return {
        title,
        message: `This sitting has spent ${money(error.spent)}, and this call may cost up to ${money(error.max)}: more than the cap of ${money(error.cap)} allows.`,
        hint: 'Nothing was sent. Start with a larger --max-cost, or ask for fewer tokens.',
      };
    }
    const unit = error.currency === 'eur' ? 'euros' : 'dollars';
    return {
      title,
      message: `The price of ${error.model} in ${unit} is not known, so that nothing holds it to the cap of ${money(error.cap)}. Nothing was sent.`,
      hint: 'Choose a model whose price is known, or start without --max-cost.',
    };
  },
  'rate-limited': ({ seconds }) => ({
    title: 'Too many requests just now',
    message: `Mistral asks us to wait ${seconds} s. That is usual on the Free mode.`,
    hint: 'Wait for that long, then try again.',
  }),
  network: ({ problem, host, proxy }) => {
    const [message, hint] = network[problem](host, proxy);
    return { title: 'The network failed', message, hint };
  },
  capacity: ({ model }) => ({
    title: 'Mistral is busy',
    message: `There is no room for ${named(model)} at the moment. It is not your quota.`,
    hint: 'Try again in a moment, or choose another model.',
  }),
  service: ({ status, correlationId }) => ({
    title: 'Mistral has a problem',
    message: `The service answered with an error of its own (${status}).`,
    hint:
      correlationId === undefined
        ? 'Try again in a moment; the status page says more.'
        : `Try again in a moment (for their support: ${correlationId}).`,
  }),
  'bad-answer': ({ host }) => ({
    title: 'That was not Mistral’s answer',
    message: `${host} answered with something else than the API does, such as a sign-in page of this network.`,
    hint: 'Sign in to the network you are on, or check the base URL.',
  }),
  'stream-cut': () => ({
    title: 'The answer was cut off',
    message: 'The connection ended before the answer did. What came is kept above.',
    hint: 'Try again.',
  }),
  'stream-error': () => ({
    title: 'The answer broke off',
    message: 'Mistral reported an error in the middle of the answer. What came is kept above.',
    hint: 'Try again in a moment.',
  }),
  'model-unknown': ({ model, instead, isRetired = false }) => ({
    title: 'No such model',
    message: isRetired
      ? `Mistral has retired “${model}”.`
      : `Mistral has no model “${model}”, or has retired it.`,
    hint: instead === undefined ? 'Choose another from the list.' : insteadOf(instead, isRetired),
  }),
  'prompt-too-long': ({ bytes, model, contextTokens }) => ({
    title: 'Too long to be read',
    message: `This is ${formatNumber(bytes / 1e6, 'en', 1)} MB of text; ${model} reads at most ${formatNumber(contextTokens, 'en')} tokens at once, about ${formatNumber((contextTokens * 4) / 1e6, 'en', 1)} MB. Nothing was sent.`,
    hint: 'Ask with less text, or choose a model that reads more.',
  }),
  'request-refused': ({ status, detail }) => ({
    title: 'The request was refused',
    message: `Mistral could not use the request (${status}): “${detail.replace(/\.$/, '')}”.`,
    hint: 'Change it, then try again.',
  }),
  keychain: ({ problem, otherwise }) => {
    const [message, fix] = keychain[problem];
    const hint = otherwise === undefined ? fix : `${fix} ${keychainOr[otherwise]}`;
    return { title: 'The keychain can’t be used', message, hint };
  },
  vault: ({ problem, path }) => {
    const [message, hint] = vault[problem](path);
    return { title: 'The vault can’t be used', message, hint };
  },
  passphrase: ({ problem }) => {
    const [message, hint] = passphrase[problem];
    return { title: 'The passphrase', message, hint };
  },
  files: ({ problem, path, isNamed }) => ({
    title: 'A file could not be used',
    message: `${path} ${files[problem]}.`,
    hint:
      isNamed || isReadingProblem(problem)
        ? 'Check the path, or name another file.'
        : 'Mend that, or set MISTRAL_ONBOARD_HOME to another folder.',
  }),
  bug: ({ detail }) => ({
    title: 'Our mistake',
    message: `Something went wrong that should not have (${detail}).`,
    hint: 'What you had settled is kept. Start again to go on there.',
  }),
  'program-changed': () => ({
    title: 'The program was updated',
    message: 'While it ran, another version was put in its place.',
    hint: 'What you had settled is kept. Start again to go on there.',
  }),
  cancelled: () => ({
    title: 'Stopped',
    message: 'You stopped it.',
    hint: 'Try again when you like.',
  }),
};
