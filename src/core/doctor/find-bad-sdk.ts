/** A line that names a version of Mistral's SDK that steals keys. */
export interface BadSdk {
  /** From 1. */
  readonly line: number;
  /** Package and version: `@mistralai/mistralai 2.2.3`. */
  readonly version: string;
}

const npm = '@mistralai/mistralai';
const badOnNpm = '2\\.2\\.[2-4](?![\\d.]*\\d|-)';
const badOnPypi = '2\\.4\\.6(?![\\d.]*\\d)';

/**
 * By what ends a path, where each kind of file names a version: exactly, not as the least of a range. Both were taken
 * off their registries, so only what was installed at the time, or asks for that very one, can have it.
 */
const forms: readonly (readonly [path: RegExp, name: string, line: RegExp])[] = [
  [/(?:^|\/)package\.json$/, npm, pattern(`"${npm}"\\s*:\\s*"(?:=|v|npm:${npm}@)*(${badOnNpm})"`)],
  [
    /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/,
    npm,
    pattern(`"(?:[^"\\n]*node_modules/)?${npm}"\\s*:\\s*\\{\\s*"version"\\s*:\\s*"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)yarn\.lock$/,
    npm,
    pattern(`^"?${npm}@[^\\n]*:\\r?\\n\\s+"?version"?:? "?(${badOnNpm})`),
  ],
  [/(?:^|\/)pnpm-lock\.yaml$/, npm, pattern(`/?${npm}[@/](${badOnNpm})[^\\n]*:\\s*$`)],
  [/(?:^|\/)bun\.lock$/, npm, pattern(`\\[\\s*"${npm}@(${badOnNpm})"`)],
  [
    /(?:^|\/)node_modules\/@mistralai\/mistralai\/package\.json$/,
    npm,
    pattern(`"version"\\s*:\\s*"(${badOnNpm})"`),
  ],
  [
    /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/,
    'mistralai',
    pattern(
      `(?<![\\w./@-])mistralai["']?(?:\\[[^\\]]*\\])?\\s*={1,3}\\s*["']?={0,3}\\s*(${badOnPypi})`,
    ),
  ],
  [
    /(?:^|\/)(?:uv|poetry|pdm|pylock)[\w.-]*\.(?:lock|toml)$/,
    'mistralai',
    pattern(`^name = "mistralai"\\r?\\nversion = "(${badOnPypi})"`),
  ],
  [
    /(?:^|\/)Pipfile\.lock$/,
    'mistralai',
    pattern(`"mistralai"\\s*:\\s*\\{[^{}]*"version"\\s*:\\s*"==(${badOnPypi})"`),
  ],
];

function pattern(source: string): RegExp {
  return new RegExp(source, 'gm');
}

/** The lines of a manifest or a lock file that name such a version; none in any other file. */
export function findBadSdk(path: string, text: string): readonly BadSdk[] {
  return forms.flatMap(([file, name, form]) => {
    if (!file.test(path)) return [];
    return [...text.matchAll(form)].map(({ 0: whole, 1: number = '', index }) => {
      const at = index + whole.lastIndexOf(number);
      return { line: text.slice(0, at).split('\n').length, version: `${name} ${number}` };
    });
  });
}
