import type { Call } from './call.ts';
import type { Meter } from './meter.ts';
import type { Card } from './models/cards.ts';
import type { Reply } from './reply.ts';
import type { Language } from './words/language.ts';

/** Differences of a scenario from `ok`. */
export interface Scenario {
  /** Answers a call before its key is checked; undefined lets the call through. */
  readonly atGateway?: (call: Call) => Reply | undefined;
  /** Answers a valid call to a model; undefined lets the call through. */
  readonly atModel?: (call: Call, card: Card) => Reply | undefined;
  /** Breaks the stream of an answer, given its events; undefined leaves it unchanged. */
  readonly breakStream?: (events: readonly string[]) => BrokenStream;
  /** Changes the list of models. */
  readonly cards?: (cards: readonly Card[], created: number) => readonly Card[];
  /** Returns the entries of the list as sent, instead of the cards. */
  readonly list?: (cards: readonly Card[], created: number) => readonly unknown[];
  /** Fixed text of a model, instead of a matching answer. */
  readonly answer?: string;
  /** Milliseconds until a generated answer begins, and between the parts of a stream. */
  readonly firstByteMs?: number;
  readonly partMs?: number;
}

export interface BrokenStream {
  readonly events: readonly string[];
  readonly ending: Reply['ending'];
}

/** State and settings of the emulator that the endpoints use. */
export interface World {
  readonly scenario: Scenario;
  /** Returns the current time in seconds since 1970. */
  readonly created: () => number;
  /** Returns the list of models. */
  readonly cards: () => readonly Card[];
  /** Returns the model with an id, also one that the list does not have. */
  readonly cardOf: (id: string) => Card | undefined;
  /** Counts a call, and returns the headers with the remaining limits of the model. */
  readonly meter: Meter;
  /** Returns how many tokens of a prompt are cached from an earlier prompt to the same model. */
  readonly cachedTokens: (model: string, prompt: string) => number;
  /** Returns the language of answers to texts whose own language is unclear. */
  readonly unclearIn: () => Language;
}
