import type { Entry } from './entries.ts';

/** Matches `api-key: mistral=…`, with or without quotes. */
const single = /^api-key:[ \t]*(["']?)mistral=([^"'\s#]+)\1[ \t]*(?:#.*)?$/i;
const listHead = /^api-key:[ \t]*(?:#.*)?$/;
const item = /^[ \t]*-[ \t]+(["']?)mistral=([^"'\s#]+)\1[ \t]*(?:#.*)?$/i;
/** Matches empty lines and comments in a list, and items of other providers. */
const insideList = /^[ \t]*(?:-[ \t].*|#.*)?$/;

/** Returns the Mistral keys in aider's settings, each with its line, if each is on a separate line. */
export function aiderEntries(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let inList = false;
  for (const { 0: line, 1: content = '', index } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const value = (inList ? item : single).exec(content)?.[2];
    if (value !== undefined) entries.push({ value, start: index, end: index + line.length });
    inList = listHead.test(content) || (inList && insideList.test(content));
  }
  return entries;
}
