import {
  type AnswerProblem,
  type ErrorData,
  isReadingProblem,
  type KeyProblem,
} from '../errors/errors.ts';
import { categoryName } from './categories.ts';
import { commandLine } from './command-line.ts';
import { connectEn } from './connect-errors.ts';
import {
  fileFixes,
  files,
  keychain,
  keychainOr,
  network,
  passphrase,
  vault,
} from './machine-problems.en.ts';
import { formatMoney } from './money.ts';
import { formatDate, formatNumber } from './numbers.ts';
import { usage } from './usage.en.ts';

/** One error in one language: a title, one sentence about what happened, and the next step. */
export interface ErrorText {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

/** The texts of every error in one language; an error without a text does not compile. */
export type ErrorMessages = {
  readonly [C in ErrorData['code']]: (error: Extract<ErrorData, { code: C }>) => ErrorText;
};

const named = (model: string | undefined): string => model ?? 'this model';

/** Units of rate limits, by the service's name for them. */
const units: Readonly<Record<string, string>> = {
  req: 'requests',
  tokens: 'tokens',
  'ocr-pages': 'pages',
};

const limits: Record<AnswerProblem, (limit: string) => string> = {
  'too-large': (limit) => `is larger than the ${limit} bytes that are read`,
  'too-deep': (limit) => `is nested more than ${limit} levels deep`,
  'too-many': (limit) => `lists more than ${limit} models`,
};

const spender = {
  organization: 'organisation',
  workspace: 'workspace',
  either: 'organisation or workspace',
} as const;

const namesOf = (categories: readonly string[]): string =>
  categories.length === 0
    ? ''
    : `: ${categories.map((category) => categoryName('en', category)).join(', ')}`;

const insteadOf = (id: string, isRetired: boolean): string =>
  isRetired ? `Use its replacement, ${id}.` : `Try ${id} instead.`;

/** Why a pasted text can’t be a key. */
const keys: Record<KeyProblem, string> = {
  empty: 'Nothing was pasted.',
  'too-short': 'This is too short for a Mistral key, which has 32 letters and digits.',
  'too-long': 'This is too long for a Mistral key, which has 32 letters and digits.',
  unsendable: 'This contains characters that no key has, such as accents or spaces between words.',
  'several-lines': 'These are several lines; paste only the key.',
  placeholder: 'This is a placeholder from an example, not a key.',
  reference: 'This says where to find a key; it is not the key itself.',
  encrypted: 'This is an encrypted value; paste the key itself.',
  openai:
    'This starts like an OpenAI key (sk-…). A Mistral key has 32 letters and digits, without a prefix.',
  anthropic:
    'This starts like an Anthropic key (sk-ant-…). A Mistral key has 32 letters and digits.',
  'other-service':
    'This starts like the key of another service. A Mistral key has 32 letters and digits.',
  url: 'This is an address, not a key.',
};

/** Every error in English. */
export const errorsEn: ErrorMessages = {
  usage: (error) => {
    const { given, nearest } = error;
    const [message, fix] =
      error.problem === 'invalid-value'
        ? [`“${given}” can’t be used for ${error.option}.`, `Use ${error.accepts.en}.`]
        : usage[error.problem](given);
    const hint = nearest === undefined ? fix : `Did you mean ${nearest}? ${fix}`;
    return { title: 'Invalid option', message, hint };
  },
  connect: (error) => {
    const { path = '', detail = '' } = error;
    const [message, hint] = connectEn[error.problem]({ ...error, path, detail });
    return { title: 'The tool can’t be connected', message, hint };
  },
  'key-missing': () => ({
    title: 'No key',
    message: 'There is no Mistral key here yet.',
    get hint() {
      return `Paste one in the API key step, or run: ${commandLine('key', 'set')}.`;
    },
  }),
  'key-malformed': ({ problem, variable }) => ({
    title: 'Not a Mistral key',
    message: variable === undefined ? keys[problem] : `${variable}: ${keys[problem]}`,
    hint:
      variable === undefined
        ? 'Copy the key again, or create a new one on the API keys page.'
        : `Set ${variable} to the key, or unset it and run: ${commandLine('key', 'set')}.`,
  }),
  'key-refused': () => ({
    title: 'The key was refused',
    message: 'Mistral does not know this key (401).',
    hint: 'Copy it again, or create a new one on the API keys page. Codestral and Vibe keys don’t work here.',
  }),
  'key-expired': ({ date }) => ({
    title: 'The key has expired',
    message:
      date === undefined
        ? 'This key has expired.'
        : `This key expired on ${formatDate(date, 'en')}.`,
    hint: 'Create a new one on the API keys page, then paste it.',
  }),
  'zero-quota': ({ model, unit = 'req' }) => ({
    title: 'Not in your plan',
    message: `Your plan allows 0 ${units[unit] ?? unit} per minute to ${named(model)}; waiting won’t help.`,
    hint: 'Choose another model, or see your limits on the limits page.',
  }),
  tier: ({ model }) => ({
    title: 'Not in your plan',
    message: `Your plan does not include ${named(model)} (403).`,
    hint: 'Choose another model, or change the plan on the subscription page.',
  }),
  labs: ({ model }) => ({
    title: 'Labs models are off',
    message: `${named(model)} is experimental, and Labs is off in your organisation.`,
    hint: 'Choose another model, or turn on Labs on the privacy page.',
  }),
  payment: ({ detail }) => ({
    title: 'Payment required',
    message:
      detail === undefined
        ? 'This account has no payment method on file (402).'
        : `Mistral asks for payment (402): “${detail.replace(/\.$/, '')}”.`,
    hint: 'Add a card or credits on the billing page, then try again.',
  }),
  'invoice-unpaid': () => ({
    title: 'An invoice is unpaid',
    message: 'A payment failed, so the API is paused for this account (402).',
    hint: 'Pay it on the billing page, then try again.',
  }),
  inactive: () => ({
    title: 'The subscription is not active',
    message: 'Mistral answered that the subscription is inactive or used up.',
    hint: 'Check the subscription page, then try again.',
  }),
  'monthly-quota': () => ({
    title: 'This month’s allowance is used up',
    message: 'No tokens are left this month; waiting a minute won’t help.',
    hint: 'Turn on pay as you go, or continue next month. The usage page shows the figures.',
  }),
  'allowance-used': () => ({
    title: 'The allowance is used up',
    message: 'The usage included this month, or a prepaid budget, is used up (402).',
    hint: 'Turn on pay as you go or raise the budget, or continue next month. The usage page shows the figures.',
  }),
  'spend-limit': ({ of }) => ({
    title: 'The spending limit is reached',
    message: `Your ${spender[of ?? 'either']} has spent what its monthly limit allows.`,
    hint: 'Raise the limit on the billing page, or continue next month.',
  }),
  'spending-cap': (error) => {
    const money = (nanos: number) => formatMoney(nanos, error.currency, 'en');
    const title = 'The spending cap stops this call';
    if (error.problem === 'reached') {
      return {
        title,
        message: `This session has spent ${money(error.spent)}, and this call may cost up to ${money(error.max)}: that exceeds the cap of ${money(error.cap)}.`,
        hint: 'Nothing was sent. Start with a larger --max-cost, or ask for fewer tokens.',
      };
    }
    const unit = error.currency === 'eur' ? 'euros' : 'dollars';
    return {
      title,
      message: `The price of ${error.model} in ${unit} is unknown, so it can’t be kept under the cap of ${money(error.cap)}. Nothing was sent.`,
      hint: 'Choose a model whose price is known, or start without --max-cost.',
    };
  },
  'rate-limited': ({ seconds, isAsked = false }) => ({
    title: 'Too many requests',
    message: isAsked
      ? `Mistral asks us to wait ${seconds} s. This is common in free mode.`
      : 'Too many requests in a short time. This is common in free mode.',
    hint: isAsked ? 'Wait, then try again.' : `Try again in ${seconds} s.`,
  }),
  guardrail: ({ categories = [] }) => ({
    title: 'Blocked by a guardrail',
    message: `A guardrail of your organisation blocks this request${namesOf(categories)} (403).`,
    hint: 'Rephrase it, or ask the admin who set the guardrails.',
  }),
  network: ({ problem, host, proxy }) => {
    const [message, hint] = network[problem](host, proxy);
    return { title: 'Network error', message, hint };
  },
  capacity: ({ model }) => ({
    title: 'Mistral is busy',
    message: `${named(model)} has no free capacity at the moment. This is not about your quota.`,
    hint: 'Try again in a moment, or choose another model.',
  }),
  service: ({ status }) => ({
    title: 'Mistral has a problem',
    message: `The service answered with an internal error (${status}).`,
    hint: 'Try again in a moment, or check the status page.',
  }),
  'bad-answer': ({ host, exceeded }) =>
    exceeded === undefined
      ? {
          title: 'Not an answer from Mistral',
          message: `${host} did not answer as the API does; it may be a sign-in page of this network.`,
          hint: 'Sign in to your network, or check the base URL.',
        }
      : {
          title: 'Answer too large',
          message: `The answer of ${host} ${limits[exceeded.problem](formatNumber(exceeded.limit, 'en'))}.`,
          hint: 'Check the base URL.',
        },
  'no-route': ({ host }) => ({
    title: 'Nothing at this address',
    message: `${host} has no Mistral API at the path that was called (404).`,
    hint: 'Check the base URL: it ends before /v1.',
  }),
  'stream-cut': ({ isEmpty = false }) => ({
    title: isEmpty ? 'No answer' : 'The answer was cut off',
    message: isEmpty
      ? 'The connection ended before an answer came.'
      : 'The connection ended before the answer did. The partial answer is kept above.',
    hint: 'Try again.',
  }),
  'stream-error': ({ isEmpty = false }) => ({
    title: isEmpty ? 'No answer' : 'The answer was interrupted',
    message: isEmpty
      ? 'Mistral reported an error instead of an answer.'
      : 'Mistral reported an error in the middle of the answer. The partial answer is kept above.',
    hint: 'Try again in a moment.',
  }),
  'model-unknown': ({ model, instead, isRetired = false }) => ({
    title: 'No such model',
    message: isRetired
      ? `Mistral has retired “${model}”.`
      : `Mistral has no model “${model}”, or has retired it.`,
    hint: instead === undefined ? 'Choose another from the list.' : insteadOf(instead, isRetired),
  }),
  'prompt-too-long': ({ bytes, tokens, model, contextTokens }) => ({
    title: 'Text too long',
    message:
      bytes === undefined
        ? `This is ${formatNumber(tokens ?? 0, 'en')} tokens; ${model} reads at most ${formatNumber(contextTokens, 'en')} at once.`
        : `This is ${formatNumber(bytes / 1e6, 'en', 1)} MB of text; ${model} reads at most ${formatNumber(contextTokens, 'en')} tokens at once, about ${formatNumber((contextTokens * 4) / 1e6, 'en', 1)} MB. Nothing was sent.`,
    hint: 'Ask with less text, or choose a model that reads more.',
  }),
  'request-refused': ({ status, detail, reason }) => ({
    title: 'The request was refused',
    message:
      detail === ''
        ? `Mistral rejected the request (${status}) without giving a reason.`
        : `Mistral rejected the request (${status}): “${detail.replace(/\.$/, '')}”.`,
    hint:
      reason === 'greedy'
        ? 'Set a temperature above 0, or leave it to the model.'
        : 'Change it, then try again.',
  }),
  keychain: ({ problem, otherwise }) => {
    const [message, fix] = keychain[problem];
    const hint = otherwise === undefined ? fix : `${fix} ${keychainOr[otherwise]}`;
    return { title: 'Keychain unavailable', message, hint };
  },
  vault: ({ problem, path }) => {
    const [message, hint] = vault[problem](path);
    return { title: 'Vault unusable', message, hint };
  },
  passphrase: ({ problem }) => {
    const [message, hint] = passphrase[problem];
    return { title: 'Passphrase problem', message, hint };
  },
  files: ({ problem, path, isNamed, owner, command }) => {
    const hint =
      isNamed || isReadingProblem(problem)
        ? 'Check the path, or name another file.'
        : `${fileFixes[problem] ?? fileFixes.other}, or set MISTRAL_ONBOARD_HOME to another folder.`;
    return {
      title: 'File problem',
      message: owner === undefined ? `${path} ${files[problem]}.` : `${path} belongs to ${owner}.`,
      hint: command === undefined ? hint : `Take it back with: ${command}`,
    };
  },
  bug: ({ detail }) => ({
    title: 'Our mistake',
    message: `An unexpected error occurred (${detail}).`,
    hint: 'Start the program again.',
  }),
  'program-changed': () => ({
    title: 'The program was updated',
    message: 'Another version was installed while it was running.',
    hint: 'Start the program again.',
  }),
  cancelled: () => ({
    title: 'Stopped',
    message: 'You stopped it.',
    hint: 'Try again when you like.',
  }),
};
