import { onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/server.ts';

/** Has the accepted form, but belongs to no account. */
export const sampleKey = 'DemoKey0DemoKey0DemoKey0DemoKey0';

/** Starts an emulator without pauses, which is closed after the test. */
export async function started(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ pace: 'none', ...options });
  onTestFinished(async () => await emulator.close());
  return emulator;
}

const keyed = { authorization: `Bearer ${sampleKey}` };

export async function get(
  emulator: Emulator,
  path: string,
  headers: Record<string, string> = keyed,
) {
  return await fetch(`${emulator.url}${path}`, { headers, redirect: 'manual' });
}

export async function post(
  emulator: Emulator,
  path: string,
  body: unknown,
  headers: Record<string, string> = keyed,
) {
  return await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Sends one question to a model, with the given additional fields. */
export async function chat(
  emulator: Emulator,
  more: Readonly<Record<string, unknown>> = {},
  question = 'What is the best French cheese?',
) {
  const messages = [{ role: 'user', content: question }];
  const body = { model: 'mistral-small-latest', messages, ...more };
  return await post(emulator, '/v1/chat/completions', body);
}

export async function embed(emulator: Emulator, input: string | string[], model = 'mistral-embed') {
  return await post(emulator, '/v1/embeddings', { model, input });
}

/** Returns the headers about limits. */
export function limitsIn({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-ratelimit')));
}

/** Returns the text after each `data: `. Throws if the stream is cut. */
export async function eventsOf(response: Response): Promise<string[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^data: /, ''));
}

interface ToolCall {
  readonly function: { readonly name: string; readonly arguments: string };
}

interface Card {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly deprecation: string | null;
  readonly deprecation_replacement_model: string | null;
}

/** The fields of any answer that tests read. */
interface Body {
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
    readonly prompt_tokens_details: { readonly cached_tokens: number };
  };
  readonly choices: readonly [
    {
      readonly finish_reason: string;
      readonly message: {
        readonly content: string;
        readonly tool_calls: readonly [ToolCall] | null;
      };
    },
  ];
  readonly data: readonly (Card & { readonly embedding: readonly number[] })[];
  readonly results: readonly {
    readonly categories: Readonly<Record<string, boolean>>;
    readonly category_scores: Readonly<Record<string, number>>;
  }[];
  readonly pages: readonly { readonly markdown: string }[];
  readonly detail: readonly { readonly type: string }[];
  readonly message: string;
  readonly code: string | null;
  readonly type: string;
}

export async function bodyOf(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}
