import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lang, otherLang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { startKeyring } from '../support/processes/keyring.ts';
import { projectFolder } from '../support/processes/program.ts';
import { type ProgramTerminal, startInTerminal } from '../support/terminal/pty.ts';
import { isAt, secret, wizard } from '../support/terminal/screens.ts';
import type { KeyName } from '../support/terminal/terminal-keys.ts';
import type { Subject } from './bench.ts';
import { bundleWithInk } from './first-frame.ts';
import { quantile } from './interleave.ts';
import { missingRow, type Row, ratioRow } from './row.ts';
import {
  type StreamingService,
  startStreamingService,
  tokensPerSecond,
} from './streaming-service.ts';

const answerTokens = 2_000;
const presses = 120;
const answers = 15;
const what = {
  key: `key press to painted frame while ${tokensPerSecond} tokens/s stream in, 95th percentile / an Ink counter`,
  token: 'first painted token, after the first token of a bare `fetch`',
  bytes: 'bytes written to the terminal per byte of a 2,000-token answer; full clears',
};

/** Measures long, fast answers: bytes sent to the terminal, and the delay of a key press meanwhile. */
export async function streamingRows(subject: Subject): Promise<readonly Row[]> {
  const service = await startStreamingService();
  try {
    return [
      await atChat(subject, service, firstTokenRow),
      await keyRow(subject, service),
      await atChat(subject, service, bytesRow),
    ];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return Object.values(what).map((name) => missingRow(name, '', 'no gnome-keyring'));
  } finally {
    await service.close();
  }
}

type Use<T> = (terminal: ProgramTerminal, service: StreamingService) => Promise<T>;

/** Goes to the question of the chat, with a separate keychain. */
async function atChat<T>(
  { node, builds }: Subject,
  service: StreamingService,
  use: Use<T>,
): Promise<T> {
  const keyring = await startKeyring('unlocked');
  try {
    const terminal = await startInTerminal({
      args: ['--lang', 'en', '--base-url', service.url],
      variables: keyring.variables,
      node,
      ...(builds[0] && { program: builds[0].program }),
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

/** Asks by the screen and by a bare `fetch`, by turns. */
async function firstTokenRow(terminal: ProgramTerminal, service: StreamingService): Promise<Row> {
  service.tokens = 10;
  const [painted, fetched]: [number[], number[]] = [[], []];
  for (let answer = 0; answer < answers; answer += 1) {
    service.opening = `Answer-${answer}`;
    if (answer > 0) await terminal.typeUntil('a', isAt('ask', 'en'));
    // The program spaces its calls by 1.1 s, and ignores keys pressed before its screen is ready.
    await sleep(1_500);
    const shown = terminal.waitFor(service.opening);
    const start = performance.now();
    terminal.press('return');
    await shown;
    painted.push(performance.now() - start);
    await terminal.waitFor(isAt('answered', 'en'));
    fetched.push(await timeToFirstToken(service));
  }
  const [mine, bare] = [quantile(painted, 0.5), quantile(fetched, 0.5)];
  return {
    what: what.token,
    measured: `+ ${(mine - bare).toFixed(0)} ms`,
    atMost: '+ 20 ms',
    met: mine - bare <= 20,
    figures: { paintedMs: mine, fetchedMs: bare },
  };
}

async function timeToFirstToken(service: StreamingService): Promise<number> {
  const start = performance.now();
  const body = JSON.stringify({
    model: 'x',
    stream: true,
    messages: [{ role: 'user', content: 'x' }],
  });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const response = await fetch(`${service.url}/v1/chat/completions`, {
    method: 'POST',
    headers,
    body,
  });
  const decoder = new TextDecoder();
  let text = '';
  let ms = Number.NaN;
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (Number.isNaN(ms) && text.includes(service.opening)) ms = performance.now() - start;
  }
  return ms;
}

/**
 * Measures the time from a key press to its effect among the bytes that the terminal receives, while an answer streams
 * in: in the program, then in an Ink program that counts the tokens. Each runs alone, because both need a processor.
 * The program's key is the one of the language, which changes every line of the screen.
 */
async function keyRow(subject: Subject, service: StreamingService): Promise<Row> {
  service.tokens = 100 * tokensPerSecond;
  const own = await atChat(subject, service, async (terminal) => {
    await terminal.pressUntil('return', 'heart');
    let lang: Lang = 'en';
    return await timePresses(terminal, 'ctrl+l', () => {
      lang = otherLang(lang);
      return shared[lang].keys;
    });
  });
  const bare = await withCounter(subject, service, async (terminal) => {
    await terminal.waitFor(/[1-9]\d* tokens/);
    let pressed = 0;
    return await timePresses(terminal, 'down', () => {
      pressed += 1;
      return `pressed ${pressed}.`;
    });
  });
  const row = ratioRow(what.key, 1.5, quantile(own, 0.95), quantile(bare, 0.95));
  const medians = { medianMs: quantile(own, 0.5), bareMedianMs: quantile(bare, 0.5) };
  return { ...row, figures: { ...row.figures, ...medians } };
}

/** Returns the milliseconds of each press. `effect` returns what the next press writes and no frame before it. */
async function timePresses(
  terminal: ProgramTerminal,
  key: KeyName,
  effect: () => string,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    // Varies the pause, so that presses occur at all phases of a frame.
    await sleep(40 + ((press * 37) % 61));
    const painted = terminal.bytesWith(effect());
    const start = performance.now();
    terminal.press(key);
    await painted;
    times.push(performance.now() - start);
  }
  return times;
}

/** Starts an Ink program that shows how many tokens arrived and how often a key was pressed. */
async function withCounter<T>(
  { node }: Subject,
  { url }: StreamingService,
  use: (terminal: ProgramTerminal) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(projectFolder, 'node_modules/.counter-'));
  const program = await bundleWithInk(
    folder,
    'counter',
    `import { createElement, useEffect, useState } from 'react';
    import { render, Text, useInput } from 'ink';
    function Counter() {
      const [tokens, setTokens] = useState(0);
      const [presses, setPresses] = useState(0);
      useInput(() => setPresses((now) => now + 1));
      useEffect(() => void count(setTokens), []);
      return createElement(Text, undefined, tokens + ' tokens, pressed ' + presses + '.');
    }
    async function count(setTokens) {
      const body = JSON.stringify({ model: 'x', stream: true, messages: [{ role: 'user', content: 'x' }] });
      const headers = { authorization: 'Bearer ${secret}', 'content-type': 'application/json' };
      const response = await fetch('${url}/v1/chat/completions', { method: 'POST', headers, body });
      for await (const piece of response.body) {
        const events = Buffer.from(piece).toString().split('data: ').length - 1;
        setTokens((now) => now + events);
      }
    }
    render(createElement(Counter), { maxFps: 1000, patchConsole: false });`,
  );
  const terminal = await startInTerminal({ program, node, variables: { HOME: folder } });
  try {
    return await use(terminal);
  } finally {
    await terminal.close();
    await rm(folder, { recursive: true, force: true });
  }
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
    what: what.bytes,
    measured: `${ratio.toFixed(1)}; ${clears}`,
    atMost: '12; 0',
    met: ratio <= 12 && clears === 0,
    figures: { ratio, clears, answerBytes: service.streamedBytes },
  };
}
