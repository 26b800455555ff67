import type { Call } from './call.ts';
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
  /** The headers that say what is left of a model's rate limit, after a call that cost so many tokens. */
  readonly meter: (model: string, tokens: number) => Readonly<Record<string, string>>;
}
