import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { type Call, callCounter, endpointOf, endpoints } from './call.ts';
import { rateMeter } from './meter.ts';
import { listedCards, unlistedCards } from './models/cards.ts';
import { promptCache } from './prompt-cache.ts';
import { bodyOf, bringsKey, isKeyed, isOwnHost, readBody } from './receive.ts';
import { gatewayRefusal, json, notServed, tooLarge } from './reply.ts';
import { route } from './route.ts';
import type { ScenarioName } from './scenario-names.ts';
import { scenarios } from './scenarios/scenarios.ts';
import { type Rhythm, send, type TimedReply, type Wait } from './send.ts';
import type { Language } from './words/language.ts';
import type { Scenario, World } from './world.ts';

export interface EmulatorOptions {
  /** 0, the default, selects a free port. */
  readonly port?: number;
  /** `ok` by default. */
  readonly scenario?: ScenarioName;
  /** Milliseconds since 1970. */
  readonly clockNow?: () => number;
  /** `natural` streams at the pace of a real model; `none` leaves out every pause except those of scenarios. */
  readonly pace?: 'natural' | 'none';
  /** Returns the language of answers to texts whose own language is unclear; English by default. */
  readonly unclearIn?: () => Language;
  /** Waits during pauses; a timer by default. */
  readonly wait?: Wait;
}

/** A request to the emulator, without its key. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Parsed JSON; undefined if there was none. */
  readonly body: unknown;
  /** True if the request had any key. */
  readonly authorization: boolean;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** In order of arrival; grows while the emulator runs. */
  readonly requests: readonly RecordedRequest[];
  /** Ends the emulator and all open streams at once. */
  close(): Promise<void>;
}

interface Running {
  readonly world: World;
  readonly rhythmOf: (call: Call) => Rhythm;
  readonly wait: Wait;
  readonly count: ReturnType<typeof callCounter>;
  readonly record: (request: RecordedRequest) => void;
}

const defaultFirstByteMs = 180;

/**
 * Returns the milliseconds before a part of a stream. The pauses vary like those of a real model, but are the same in
 * each run.
 */
function defaultPartMs(position: number): number {
  return 15 + ((position * 7) % 16);
}

function rhythmFor(scenario: Scenario, pace: 'natural' | 'none'): Running['rhythmOf'] {
  const natural = pace === 'natural';
  const firstByteMs = scenario.firstByteMs ?? (natural ? defaultFirstByteMs : 0);
  const partMs = natural
    ? (position: number) => scenario.partMs ?? defaultPartMs(position)
    : () => 0;
  return (call) =>
    endpoints[call.endpoint].generates ? { firstByteMs, partMs } : { firstByteMs: 0, partMs };
}

function worldOf(scenario: Scenario, now: () => number, unclearIn: World['unclearIn']): World {
  const created = () => Math.floor(now() / 1000);
  const cards = () => {
    const defaults = listedCards(created());
    return scenario.cards?.(defaults, created()) ?? defaults;
  };
  const cardOf = (id: string) =>
    [...cards(), ...unlistedCards(created())].find((card) => card.id === id);
  const cachedTokens = promptCache();
  return { scenario, created, cards, cardOf, meter: rateMeter(now), cachedTokens, unclearIn };
}

const noPauses: Rhythm = { firstByteMs: 0, partMs: () => 0 };

async function answerFor(request: IncomingMessage, running: Running): Promise<TimedReply> {
  const method = request.method ?? 'GET';
  const [path = '/'] = (request.url ?? '/').split('?');
  if (!isOwnHost(request)) return { reply: notServed(), rhythm: noPauses };
  const keyed = isKeyed(request);
  const bytes = keyed ? await bodyOf(request) : Buffer.alloc(0);
  if (bytes === undefined) return { reply: tooLarge(), rhythm: noPauses };
  const body = await readBody(request.headers['content-type'], bytes);
  running.record({ method, path, body, authorization: bringsKey(request) });
  const endpoint = endpointOf(path);
  if (endpoint === undefined)
    return { reply: gatewayRefusal(404, 'no Route matched with those values'), rhythm: noPauses };
  if (endpoints[endpoint].method !== method)
    return { reply: json(405, { detail: 'Method Not Allowed' }), rhythm: noPauses };
  const nth = running.count(endpoint);
  const call: Call = { endpoint, path, body, keyed, nth };
  return { reply: route(call, running.world), rhythm: running.rhythmOf(call) };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  running: Running,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    await send(response, await answerFor(request, running), running.wait, gone.signal);
  } catch {
    // The client has disconnected, or the emulator is closing. A bug would also show as a broken connection.
    response.destroy();
  }
}

/**
 * Starts a simulated Mistral API on a loopback address, for the demo and for tests. Rejects with the error of the
 * system if the port cannot be used.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, scenario = 'ok', clockNow = Date.now, pace = 'natural' } = options;
  const requests: RecordedRequest[] = [];
  const running: Running = {
    world: worldOf(scenarios[scenario], clockNow, options.unclearIn ?? (() => 'en')),
    rhythmOf: rhythmFor(scenarios[scenario], pace),
    wait: options.wait ?? ((ms, signal) => after(ms, undefined, { signal })),
    count: callCounter(),
    record: (request) => requests.push(request),
  };
  const server = createServer((request, response) => void serve(request, response, running));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
