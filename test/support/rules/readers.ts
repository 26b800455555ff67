import type { Source } from './sources.ts';

/** Matches functions whose first parameter, by its name and type, is text from outside. */
const ofText =
  /^export (?:async )?function\*? (\w+)\(\s*(?:text|pasted|bytes|piece|code|part|path|address|given|content)\??: (?:string|Uint8Array|Buffer|TextPart|unknown)\b/gm;

/** Matches functions that read parsed JSON or the body of an answer. */
const ofAnswers = /^export (?:async )?function\*? (read\w+)\(\s*\w+: (?:unknown|Body)\b/gm;

/** Matches classes that take a text in pieces. */
const ofPieces = /^export class (\w+)[^{]*\{(?:(?!^\})[\s\S])*?^ {2}\*?push\(/gm;

/** Functions that return a collector of pieces. */
const ofCollectors = /^export function (create\w+)\((?:(?!^\})[\s\S])*?^ {4}add\(/gm;

/** Folders whose texts come from this program: the simulated API, and the steps, which pass texts on. */
const ownTexts = /^(?:emulator|steps)\//;

/** Modules whose paths and words come from the command line or this machine, and have its limits. */
const ofMachine =
  /^services\/(?:files|processes|vault|lazy|network|key-locations\/small-file|ports\/profile-name|project-scan\/(?:read-files|open-file))/;

/** Returns the functions and classes of a source that read text from outside, as `path#name`. */
export function readersIn({ path, text }: Source): readonly string[] {
  if (ownTexts.test(path)) return [];
  const named = [ofText, ofAnswers, ofPieces, ofCollectors].flatMap((form) =>
    Array.from(text.matchAll(form), ([declaration, name = '']) => ({ declaration, name })),
  );
  const isOfMachine = ({ declaration }: (typeof named)[number]) =>
    ofMachine.test(path) && /\(\s*(?:path|given)\??:/.test(declaration);
  return [
    ...new Set(named.filter((one) => !isOfMachine(one)).map(({ name }) => `${path}#${name}`)),
  ];
}
