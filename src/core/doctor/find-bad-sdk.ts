import { provider } from '../../i18n/provider.ts';
import { lineCounter } from './detection/runs.ts';
import type { TextPart } from './find-key-lines.ts';

/** A line that names a version of Mistral's SDK that steals keys. */
export interface BadSdk {
  /** From 1. */
  readonly line: number;
  /** Package and version: `@mistralai/mistralai 2.2.3`. */
  readonly version: string;
}

const { compromised } = provider.sdk;
const npm = compromised.npm.name;
const pypi = compromised.pypi.name;
const badOnNpm = String.raw`${oneOf(compromised.npm.versions)}(?![\d.]{0,9}\d|-)`;
const badOnPypi = String.raw`${oneOf(compromised.pypi.versions)}(?![\d.]{0,9}\d)`;

function oneOf(versions: readonly string[]): string {
  return `(?:${versions.map((version) => version.replaceAll('.', '\\.')).join('|')})`;
}

/** White space between two words of a manifest; no tool or person writes more. */
const s = String.raw`\s{0,40}`;

/**
 * Patterns of an exact version, by the end of a path; lower ends of ranges do not count. Both versions were removed
 * from their registries, so only projects that installed them at the time, or pin them, can have them. Each pattern is
 * tried at occurrences of the package name and matches at most `maxMatch` characters.
 */
const forms: readonly (readonly [path: RegExp, name: string, line: RegExp])[] = [
  [/(?:^|\/)package\.json$/, npm, at(`${npm}"${s}:${s}"(?:=|v|npm:${npm}@){0,4}(${badOnNpm})"`)],
  [
    /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/,
    npm,
    at(`${npm}"${s}:${s}\\{${s}"version"${s}:${s}"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)yarn\.lock$/,
    npm,
    at(`${npm}@[^\\n]{0,300}:\\r?\\n\\s{1,40}"?version"?:? "?(${badOnNpm})`),
  ],
  [/(?:^|\/)pnpm-lock\.yaml$/, npm, at(`${npm}[@/](${badOnNpm})[^\\n]{0,300}:[ \\t]{0,40}$`)],
  [/(?:^|\/)bun\.lock$/, npm, at(`${npm}@(${badOnNpm})"`)],
  [
    /(?:^|\/)node_modules\/@mistralai\/mistralai\/package\.json$/,
    '"version"',
    at(`"version"${s}:${s}"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/,
    pypi,
    at(
      String.raw`(?<![\w./@-])${pypi}["']?(?:\[[^\]]{0,200}\])?${s}={1,3}${s}["']?={0,3}${s}(${badOnPypi})`,
    ),
  ],
  [
    /(?:^|\/)(?:uv|poetry|pdm|pylock)[\w.-]*\.(?:lock|toml)$/,
    pypi,
    at(`(?<=^name = ")${pypi}"\\r?\\nversion = "(${badOnPypi})"`),
  ],
  [
    /(?:^|\/)Pipfile\.lock$/,
    pypi,
    at(`(?<=")${pypi}"${s}:${s}\\{[^{}]{0,2000}?"version"${s}:${s}"==(${badOnPypi})"`),
  ],
];

/** Returns a sticky pattern, which is tried at one position only. */
function at(source: string): RegExp {
  return new RegExp(source, 'my');
}

/** Returns the lines of a manifest or lock file that contain such a version; none for other files. */
export function findBadSdk(part: TextPart): readonly BadSdk[] {
  const { text, path = '', firstLine = 1, body = [0, text.length] } = part;
  return forms.flatMap(([file, name, form]) => {
    if (!file.test(path)) return [];
    const lineOf = lineCounter(text, firstLine);
    const found: BadSdk[] = [];
    for (let place = text.indexOf(name); place !== -1; place = text.indexOf(name, place + 1)) {
      form.lastIndex = place;
      const [whole = '', number = ''] = form.exec(text) ?? [];
      if (number === '' || place < body[0] || place >= body[1]) continue;
      const product = name === '"version"' ? npm : name;
      const line = lineOf(place + whole.lastIndexOf(number));
      found.push({ line, version: `${product} ${number}` });
    }
    return found;
  });
}
