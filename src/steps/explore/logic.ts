import type { Capability } from '../../core/models/capability-models.ts';

/** A row of the list: a capability to try, or a topic that is only explained. */
export type Topic = Capability | 'larger';

/** All topics, in the order of the list. */
export const topics = [
  'fim',
  'functions',
  'structured',
  'moderation',
  'vision',
  'ocr',
  'transcription',
  'larger',
] as const satisfies readonly Topic[];

/** Answer of the explore step: the visited topics. */
export interface ExploreAnswer {
  readonly tried: readonly Topic[];
}

/** Adds a topic once, in the order of the list. */
export function withTried(tried: readonly Topic[], topic: Topic): readonly Topic[] {
  return topics.filter((one) => one === topic || tried.includes(one));
}

/** Returns the next topic in the order of the list. */
export function nextOf(topic: Capability): Topic {
  return topics[topics.indexOf(topic) + 1] ?? 'larger';
}

/** Returns the row to select after a topic: the next topic not yet tried, or else row 0, which continues the wizard. */
export function rowAfter(last: Topic | undefined, tried: readonly Topic[]): number {
  if (last === undefined) return 0;
  const from = topics.indexOf(last) + 1;
  return topics.findIndex((topic, place) => place >= from && !tried.includes(topic)) + 1;
}

/** Problems of a typed text. */
export type TextProblem = 'empty' | 'long';

/** Maximum length in characters, about ten pages. */
const maxCharacters = 20_000;

/** Returns the problem of a typed text; undefined if there is none. */
export function problemOf(typed: string): TextProblem | undefined {
  if (typed.trim() === '') return 'empty';
  return typed.length > maxCharacters ? 'long' : undefined;
}

/** Returns a typed path, or one dropped on the window, without the quotes or backslashes that terminals add. */
export function pathOf(typed: string): string {
  const path = typed.trim();
  const quoted = /^(['"])(.*)\1$/.exec(path)?.[2];
  return quoted ?? (path.includes('/') ? path.replaceAll('\\ ', ' ') : path);
}

/** Parses a saved answer. */
export function parseExploreAnswer(saved: unknown): ExploreAnswer | undefined {
  const { tried } = (saved ?? {}) as { readonly tried?: unknown };
  if (!Array.isArray(tried)) return undefined;
  return { tried: topics.filter((topic) => tried.includes(topic)) };
}
