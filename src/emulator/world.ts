import type { Call } from './call.ts';
import type { Meter } from './meter.ts';
import type { Card } from './models/cards.ts';
import type { Reply } from './reply.ts';

/** Changes of a scenario relative to `ok`. */
export interface Scenario {
  /** Answers a call before the key is even looked at; undefined lets it through. */
  readonly atDoor?: (call: Call) => Reply | undefined;
  /** Answers a valid call to a model that exists; undefined lets it through. */
  readonly atModel?: (call: Call, card: Card) => Reply | undefined;
  /** Breaks the stream of an answer, given its events; undefined leaves it whole. */
  readonly breakStream?: (events: readonly string[]) => BrokenStream;
  readonly cards?: (cards: readonly Card[], created: number) => readonly Card[];
  /** The entries of the list as they are sent, instead of the cards themselves. */
  readonly list?: (cards: readonly Card[], created: number) => readonly unknown[];
  /** Fixed text of a model, instead of a fitting answer. */
  readonly answer?: string;
  /** How long anything that generates takes to begin, and a stream from part to part: milliseconds. */
  readonly firstByteMs?: number;
  readonly partMs?: number;
}

export interface BrokenStream {
  readonly events: readonly string[];
  readonly ending: Reply['ending'];
}

/** Context of an endpoint beside the call. */
export interface World {
  readonly scenario: Scenario;
  /** Seconds since 1970. */
  readonly created: () => number;
  /** The list of models. */
  readonly cards: () => readonly Card[];
  /** Returns the model of an id that can be called; the list may leave it out. */
  readonly cardOf: (id: string) => Card | undefined;
  /** Counts a call, and returns the headers that tell what is left of the model's limits. */
  readonly meter: Meter;
  /** Returns how many tokens of a prompt the service still has from an earlier prompt to the same model. */
  readonly cachedTokens: (model: string, prompt: string) => number;
}
