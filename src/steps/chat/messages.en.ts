import { factMonth } from '../../i18n/fact-date.ts';
import { provider } from '../../i18n/provider.ts';

const { min, max } = provider.limits.temperature;

/** The chat step in English. */
export const chatEn = {
  lead: (model: string) => `Ask ${model} something.`,
  tiny: 'Cost: a fraction of a cent; nothing in free mode.',
  along: 'The whole conversation is sent again.',
  alongTokens: (tokens: string, cost: string) =>
    `The whole conversation is sent again: about ${tokens} tokens, ${cost}.`,
  instead: 'This replaces your last question.',
  changedSettings: (list: string) => `With your settings: ${list}.`,
  changed: {
    system: 'instructions',
    temperature: (value: string) => `temperature ${value}`,
    maxTokens: (value: string) => `at most ${value} tokens`,
    noLimit: 'no token limit',
    seed: (value: string) => `seed ${value}`,
  },
  field: 'Your question',
  nextField: 'Your next question',
  placeholder: 'type a question',
  question: 'What is the best French cheese?',
  empty: 'Type a question, then press Enter.',
  send: 'send',
  sendOffer: 'send the example',
  asked: (question: string) => `You: ${question}`,
  thought: 'Thinking:',
  folded: (characters: string) => `Thought: ${characters} characters, Space opens`,
  answerLabel: 'Answer:',
  unfold: 'show thinking',
  fold: 'hide thinking',
  waiting: (model: string) => `${model} is reading the question`,
  thinking: (model: string) => `${model} is thinking before it answers`,
  answering: (model: string) => `${model} is answering`,
  more: (above: string, below: string) => `${above} ${below} lines: PgUp/PgDn`,
  above: (count: string) => `${count} more lines above`,
  times: (first: string, total: string) => `First token ${first}, total ${total}.`,
  timesTotal: (total: string) => `Total ${total}.`,
  tokens: (prompt: string, completion: string, cost: string) =>
    `${prompt} tokens in, ${completion} out: ${cost}.`,
  tokensUnknown: 'The service reported no token count.',
  finish: {
    stop: 'Complete.',
    length: 'It reached the token limit and may be cut short: + allows twice as many.',
    model_length: 'The model can’t take in more at once: start over, or ask for less.',
    tool_calls:
      'The model wanted to call a function, and there is none here: rephrase the question.',
    error: 'An error at Mistral cut it off. The partial answer is kept; ask again.',
  },
  noText: 'The model answered without any text: ask again, or rephrase the question.',
  onlyThought: 'It spent all its tokens on thinking and gave no answer: + allows twice as many.',
  finishOther: (reason: string) => `The answer ended with “${reason}”.`,
  stopped: 'Stopped. The partial answer is kept.',
  works: 'It works: your first answer.',
  moreTokens: (count: string) => `again with ${count} tokens`,
  reply: 'reply',
  again: 'ask again',
  answeredBefore: (model: string) => `${model} answered you.`,
  answeredBeforeFor: (model: string, tokens: string, cost: string) =>
    `${model} answered you, with ${tokens} tokens: ${cost}.`,
  startOver: 'start over',
  settingsKey: 'settings',
  codeKey: 'code',
  zeroTemperatureRefused: 'Some reasoning models refuse a temperature of 0: try 0.1.',
  actions: {
    reword: 'Change the question',
    settings: 'Change the settings',
    startOver: 'Start over with a new conversation',
    read: 'Read the partial answer',
  },
  apply: 'apply',
  otherField: 'next field',
  fields: {
    system: {
      label: 'Instructions (system prompt)',
      empty: 'none',
      hint: 'Sent before every message: a role, a tone, a language. Billed as input each time.',
      wrong: 'Any text will do.',
    },
    temperature: {
      label: 'Temperature',
      empty: 'model default',
      get hint() {
        return `From ${min} to ${max} (${factMonth('limits', 'en')}). Low: consistent; high: creative. Empty: the model’s default.`;
      },
      wrong: `Enter a number from ${min} to ${max}, or leave it empty for the model’s default.`,
    },
    maxTokens: {
      label: 'Max tokens',
      empty: 'no limit',
      get hint() {
        return `The longest answer, which limits its cost: 1,000 tokens are about ${provider.limits.wordsPerThousandTokens.en} words (${factMonth('limits', 'en')}).`;
      },
      wrong: 'Enter a whole number from 1 to 1,000,000, or leave it empty for no limit.',
    },
    seed: {
      label: 'Seed',
      empty: 'a new one each time',
      hint: 'The same seed and question give the same answer, most of the time.',
      wrong:
        'Enter a whole number from 0 to 4,294,967,295, or leave it empty for a new one each time.',
    },
  },
  otherLanguage: 'language',
  codeLead: 'Your last request as a program. It reads the key from MISTRAL_API_KEY.',
  languages: { python: 'Python', typescript: 'TypeScript', curl: 'cURL' },
} as const;
