type Variables = Readonly<Record<string, string | undefined>>;

/** Returns true if the terminal reads UTF-8, and so shows accents, according to the environment. */
export function readsUtf8(
  { LC_ALL, LC_CTYPE, LANG }: Variables,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return true;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

/**
 * Returns true if the terminal also has box and block characters. The Linux console reads UTF-8 but has few of them.
 */
export function speaksUnicode(variables: Variables, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  return variables['TERM'] !== 'linux' && readsUtf8(variables, platform);
}
