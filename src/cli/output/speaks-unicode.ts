type Variables = Readonly<Record<string, string | undefined>>;

/** True where the terminal reads UTF-8, and so shows accents; as far as the environment tells. */
export function readsUtf8(
  { LC_ALL, LC_CTYPE, LANG }: Variables,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return true;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

/** True where the terminal has signs for boxes and blocks, too: the console of Linux reads UTF-8, and has few. */
export function speaksUnicode(variables: Variables, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  return variables['TERM'] !== 'linux' && readsUtf8(variables, platform);
}
