import type { KeyProblem } from '../../errors/errors.ts';
import { Secret } from '../../services/ports/secret.ts';

/** What was taken off a pasted text to get at the key. */
export type Removed =
  | 'paste-markers'
  | 'invisible'
  | 'newlines'
  | 'spaces'
  | 'other-lines'
  | 'assignment'
  | 'bearer'
  | 'quotes'
  | 'punctuation';

/** A key ready to be sent, or why the text can't be one. `unusual` asks for a warning: keys are 32 letters and digits. */
export type CleanedKey =
  | {
      readonly ok: true;
      readonly key: Secret;
      readonly removed: readonly Removed[];
      readonly unusual: boolean;
    }
  | { readonly ok: false; readonly problem: KeyProblem };

const shortest = 16;
const longest = 256;

/** A paste longer than this is a document: it is refused unread. */
const longestPaste = 4_000;

const commonForm = /^[A-Za-z0-9]{32}$/;

/** A name that is given a value, as shells, programs and JSON write it. An address is none: `https://`. */
const assigned =
  /^(?:(?:export|set|const|let|var)\s+|\$env:)?["']?([a-z_][a-z0-9_.-]{0,40})["']?\s*(?:=|:(?!\/\/))\s*/i;
/** A name that such a key may have been given. */
const keyName = /key|token|secret|mistral/i;
/** The same without a sign in between: `setx NAME value`, and fish's `set -gx NAME value`. */
const setKey = /^(?:setx|set\s+-[a-z]+)\s+[a-z_]*mistral[a-z_]*\s+/i;

const quotes = /^["'`“”„‟‘’‚‛«»‹›]+|["'`“”„‟‘’‚‛«»‹›]+$/g;

/**
 * What is taken off, tried in this order again and again until nothing changes. Joining lines and words comes last:
 * before that, spaces and line ends still tell where a prefix stops.
 */
const strips: readonly (readonly [Removed, (text: string) => string])[] = [
  ['paste-markers', (text) => text.replaceAll(/\u001b\[20[01]~/g, '')],
  ['paste-markers', (text) => text.replace(/^\s*\[200~/, '').replace(/\[201~\s*$/, '')],
  ['invisible', (text) => text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z~]/g, '')],
  ['invisible', (text) => text.replaceAll(/\p{Cf}|(?!\s)\p{Cc}/gu, '')],
  ['newlines', (text) => text.replace(/^\s*[\r\n\u2028\u2029]/, '')],
  ['newlines', (text) => text.replace(/[\r\n\u2028\u2029]\s*$/, '')],
  ['spaces', (text) => text.trim()],
  ['other-lines', onlyOurLines],
  ['assignment', (text) => text.replace(/^\{|\}$/g, '')],
  ['assignment', (text) => text.replace(assigned, unlessOther).replace(setKey, '')],
  ['bearer', (text) => text.replace(/^(?:-H\s+)?["']?authorization["']?\s*:\s*/i, '')],
  ['bearer', (text) => text.replace(/^bearer\s+/i, '')],
  ['punctuation', (text) => text.replace(/[;,]+$/, '')],
  ['quotes', (text) => text.replaceAll(quotes, '')],
  ['newlines', joinLines],
  ['spaces', joinWords],
];

/**
 * Makes a key of a pasted text, or says why it can't be one, before any call. Never throws. Cleaning what is clean
 * changes nothing.
 */
export function cleanKey(pasted: string): CleanedKey {
  if (pasted.length > longestPaste) return { ok: false, problem: 'too-long' };
  const { text, removed } = strip(pasted);
  if (commonForm.test(text)) return { ok: true, key: new Secret(text), removed, unusual: false };
  const problem = problemOf(text);
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, key: new Secret(text), removed, unusual: true };
}

function strip(pasted: string): { readonly text: string; readonly removed: readonly Removed[] } {
  const removed = new Set<Removed>();
  let text = pasted;
  for (;;) {
    const found = strips.find(([, take]) => take(text) !== text);
    if (found === undefined) return { text, removed: [...removed] };
    removed.add(found[0]);
    text = found[1](text);
  }
}

/** Prefixes that other services give their keys. */
const foreign: readonly (readonly [KeyProblem, RegExp])[] = [
  ['url', /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i],
  ['anthropic', /^sk-ant-/],
  ['other-service', /^sk-or-/],
  ['openai', /^sk-/],
  [
    'other-service',
    /^(?:gsk_|AIza|gh[opsu]_|github_pat_|glpat-|xai-|hf_|pplx-|nvapi-|xox[abp]-|AKIA|ASIA|-----BEGIN)/,
  ],
];

function problemOf(text: string): KeyProblem | undefined {
  if (text === '') return 'empty';
  const origin = foreign.find(([, prefix]) => prefix.test(text));
  if (origin !== undefined) return origin[0];
  if (!isSendable(text)) return 'unsendable';
  if (text.length < shortest) return 'too-short';
  return text.length > longest ? 'too-long' : undefined;
}

/** Printable ASCII without spaces, and no quote or `name=value` left inside: those are two things glued together. */
function isSendable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && !/["'`]|=[^=]/.test(text);
}

/** Takes the name of a key away, and leaves any other as it is. */
function unlessOther(declaration: string, name: string): string {
  return keyName.test(name) ? '' : declaration;
}

const lineEnd = /[\r\n\u2028\u2029]+/;

/** Of a whole settings file, the lines that can be ours: the values of its other names are nobody's business here. */
function onlyOurLines(text: string): string {
  const lines = text.split(lineEnd);
  const ours = lines.filter((line) => /mistral/i.test(assigned.exec(line.trim())?.[1] ?? ''));
  if (ours.length !== 1) return text;
  const kept = lines.filter((line) => ours.includes(line) || !isOther(line.trim()));
  return kept.length === lines.length ? text : kept.join('\n');
}

function isOther(line: string): boolean {
  return line.startsWith('#') || assigned.test(line);
}

/** A key broken over lines becomes whole; lines that name other values are left, and refused. */
function joinLines(text: string): string {
  const [first = '', ...rest] = text.split(lineEnd).map((line) => line.trim());
  return rest.some((line) => assigned.test(line)) ? text : [first, ...rest].join('');
}

/** Spaces inside are taken out only where that leaves a key of the usual shape: anything else is prose. */
function joinWords(text: string): string {
  const joined = text.replaceAll(/\s+/g, '');
  return commonForm.test(joined) ? joined : text;
}
