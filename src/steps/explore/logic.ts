import type { Capability } from '../../core/models/capability-models.ts';

/** A row of the list: something to try, or what is only explained. */
export type Topic = Capability | 'larger';

/** In the order of the list. */
export const topics = [
  'fim',
  'functions',
  'moderation',
  'vision',
  'ocr',
  'larger',
] as const satisfies readonly Topic[];

/** Answer of the explore step: the topics tried or read. */
export interface ExploreAnswer {
  readonly tried: readonly Topic[];
}

/** With one more; each stands there once, in the order of the list. */
export function withTried(tried: readonly Topic[], topic: Topic): readonly Topic[] {
  return topics.filter((one) => one === topic || tried.includes(one));
}

/** The topic after one, in the order of the list. */
export function nextOf(topic: Capability): Topic {
  return topics[topics.indexOf(topic) + 1] ?? 'larger';
}

/** Returns the selected row: after a topic the next new one, else the first row, which continues. */
export function markerAfter(last: Topic | undefined, tried: readonly Topic[]): number {
  if (last === undefined) return 0;
  const from = topics.indexOf(last) + 1;
  return topics.findIndex((topic, place) => place >= from && !tried.includes(topic)) + 1;
}

/** Why a text that was typed can't be sent. */
export type TextProblem = 'empty' | 'long';

/** Some ten pages: more is no trial any more. */
const maxLetters = 20_000;

/** Returns the problem of a typed text; undefined if there is none. */
export function problemOf(typed: string): TextProblem | undefined {
  if (typed.trim() === '') return 'empty';
  return typed.length > maxLetters ? 'long' : undefined;
}

/** A path as it was typed, or dropped on the window: terminals put quotes around it, or a stroke before each space. */
export function pathOf(typed: string): string {
  const path = typed.trim();
  const quoted = /^(['"])(.*)\1$/.exec(path)?.[2];
  return quoted ?? (path.includes('/') ? path.replaceAll('\\ ', ' ') : path);
}

/** Reads a saved answer back. */
export function parseExploreAnswer(saved: unknown): ExploreAnswer | undefined {
  const { tried } = (saved ?? {}) as { readonly tried?: unknown };
  if (!Array.isArray(tried)) return undefined;
  return { tried: topics.filter((topic) => tried.includes(topic)) };
}
