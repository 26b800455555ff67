import { provider } from '../../i18n/provider.ts';
import { lineCounter } from './detection/runs.ts';
import type { TextPart } from './find-key-lines.ts';

/** A line that names a version of Mistral's SDK that steals keys. */
export interface BadSdk {
  /** Number of the line, from 1. */
  readonly line: number;
  /** Package and version: `@mistralai/mistralai 2.2.3`. */
  readonly version: string;
}

const { compromised } = provider.sdk;
const npm = compromised.npm.name;
const pypi = compromised.pypi.name;
const badOnNpm = String.raw`${anyOf(compromised.npm.versions)}(?![\d.]{0,9}\d|-)`;
const badOnPypi = String.raw`${anyOf(compromised.pypi.versions)}(?![\d.]{0,9}\d)`;

function anyOf(versions: readonly string[]): string {
  return `(?:${versions.map((version) => version.replaceAll('.', '\\.')).join('|')})`;
}

/** Pattern of the white space between two words of a manifest; no tool or person writes more. */
const space = String.raw`\s{0,40}`;

/**
 * Patterns of an exact version, by the end of a path; lower ends of ranges do not count. Both versions were removed
 * from their registries, so only projects that installed them at the time, or pin them, can have them. Each pattern is
 * tried at occurrences of the package name and matches at most `maxMatch` characters.
 */
const patterns: readonly (readonly [path: RegExp, name: string, line: RegExp])[] = [
  [
    /(?:^|\/)package\.json$/,
    npm,
    sticky(`${npm}"${space}:${space}"(?:=|v|npm:${npm}@){0,4}(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/,
    npm,
    sticky(`${npm}"${space}:${space}\\{${space}"version"${space}:${space}"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)yarn\.lock$/,
    npm,
    sticky(`${npm}@[^\\n]{0,300}:\\r?\\n\\s{1,40}"?version"?:? "?(${badOnNpm})`),
  ],
  [/(?:^|\/)pnpm-lock\.yaml$/, npm, sticky(`${npm}[@/](${badOnNpm})[^\\n]{0,300}:[ \\t]{0,40}$`)],
  [/(?:^|\/)bun\.lock$/, npm, sticky(`${npm}@(${badOnNpm})"`)],
  [
    /(?:^|\/)node_modules\/@mistralai\/mistralai\/package\.json$/,
    '"version"',
    sticky(`"version"${space}:${space}"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/,
    pypi,
    sticky(
      String.raw`(?<![\w./@-])${pypi}["']?(?:\[[^\]]{0,200}\])?${space}={1,3}${space}["']?={0,3}${space}(${badOnPypi})`,
    ),
  ],
  [
    /(?:^|\/)(?:uv|poetry|pdm|pylock)[\w.-]*\.(?:lock|toml)$/,
    pypi,
    sticky(`(?<=^name = ")${pypi}"\\r?\\nversion = "(${badOnPypi})"`),
  ],
  [
    /(?:^|\/)Pipfile\.lock$/,
    pypi,
    sticky(
      `(?<=")${pypi}"${space}:${space}\\{[^{}]{0,2000}?"version"${space}:${space}"==(${badOnPypi})"`,
    ),
  ],
];

/** Returns a sticky pattern, which is tried at one position only. */
function sticky(source: string): RegExp {
  return new RegExp(source, 'my');
}

/** Returns the lines of a manifest or lock file that name a version that steals keys; none for other files. */
export function findBadSdk(part: TextPart): readonly BadSdk[] {
  const { text, path = '', firstLine = 1, body = [0, text.length] } = part;
  return patterns.flatMap(([file, name, pattern]) => {
    if (!file.test(path)) return [];
    const lineOf = lineCounter(text, firstLine);
    const found: BadSdk[] = [];
    for (
      let position = text.indexOf(name);
      position !== -1;
      position = text.indexOf(name, position + 1)
    ) {
      pattern.lastIndex = position;
      const [whole = '', number = ''] = pattern.exec(text) ?? [];
      if (number === '' || position < body[0] || position >= body[1]) continue;
      const product = name === '"version"' ? npm : name;
      const line = lineOf(position + whole.lastIndexOf(number));
      found.push({ line, version: `${product} ${number}` });
    }
    return found;
  });
}
