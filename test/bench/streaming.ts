import { setTimeout as sleep } from 'node:timers/promises';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { startKeyring } from '../support/processes/keyring.ts';
import { type ProgramTerminal, startInTerminal } from '../support/terminal/pty.ts';
import { isAt, secret, wizard } from '../support/terminal/screens.ts';
import { quantile } from './interleave.ts';
import { missingRow, type Row } from './row.ts';
import {
  type StreamingService,
  startStreamingService,
  tokensPerSecond,
} from './streaming-service.ts';

const keyLimitMs = 16;
const byteLimit = 12;
const answerTokens = 2_000;
const presses = 120;
const what = {
  key: `key press to painted frame while ${tokensPerSecond} tokens/s stream in, 95th percentile`,
  bytes: 'bytes to the terminal per byte of a 2,000-token answer',
};

/** A long answer that comes fast: what it costs the terminal, and the person who presses a key meanwhile. */
export async function streamingRows(): Promise<readonly Row[]> {
  const service = await startStreamingService();
  try {
    return [await atChat(service, keyRow), await atChat(service, bytesRow)];
  } catch (thrown) {
    if (!isMissingProgram(thrown)) throw thrown;
    const why = 'no gnome-keyring here';
    return [missingRow(what.key, `${keyLimitMs} ms`, why), missingRow(what.bytes, '12', why)];
  } finally {
    await service.close();
  }
}

type Use = (terminal: ProgramTerminal, service: StreamingService) => Promise<Row>;

/** Walks to the question of the chat, on a machine of its own. */
async function atChat(service: StreamingService, use: Use): Promise<Row> {
  const keyring = await startKeyring('unlocked');
  try {
    const terminal = await startInTerminal({
      args: ['--lang', 'en', '--base-url', service.url],
      variables: keyring.variables,
    });
    try {
      await wizard(terminal, { lang: 'en', paste: secret, to: 'ask' });
      return await use(terminal, service);
    } finally {
      await terminal.close();
    }
  } finally {
    await keyring.stop();
  }
}

function isMissingProgram(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}

/** The key is that of the language: every line of the screen changes, and the words tell when. */
async function keyRow(terminal: ProgramTerminal, service: StreamingService): Promise<Row> {
  service.tokens = 100 * tokensPerSecond;
  await terminal.pressUntil('return', 'heart');
  const times: number[] = [];
  let lang: Lang = 'en';
  for (let press = 0; press < presses; press += 1) {
    // At no fixed moment of the frames.
    await sleep(40 + ((press * 37) % 61));
    lang = lang === 'en' ? 'fr' : 'en';
    const painted = terminal.waitFor(`Ctrl+C ${shared[lang].leave}`);
    const start = performance.now();
    terminal.press('ctrl+l');
    await painted;
    times.push(performance.now() - start);
  }
  const [median, max] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    what: what.key,
    measured: `${max.toFixed(1)} ms  (median ${median.toFixed(1)} ms)`,
    atMost: `${keyLimitMs} ms`,
    met: max <= keyLimitMs,
    figures: { medianMs: median, percentile95Ms: max },
  };
}

async function bytesRow(terminal: ProgramTerminal, service: StreamingService): Promise<Row> {
  service.tokens = answerTokens;
  service.streamedBytes = 0;
  const before = terminal.everyByte().length;
  await terminal.pressUntil('return', 'heart');
  await terminal.waitFor(isAt('answered', 'en'));
  const written = terminal.everyByte().slice(before);
  const clears = written.match(/\x1b\[[0-3]?J/g)?.length ?? 0;
  const ratio = Buffer.byteLength(written) / service.streamedBytes;
  return {
    what: `${what.bytes}; full clears`,
    measured: `${ratio.toFixed(1)}; ${clears}`,
    atMost: `${byteLimit}; 0`,
    met: ratio <= byteLimit && clears === 0,
    figures: { ratio, clears, answerBytes: service.streamedBytes },
  };
}
