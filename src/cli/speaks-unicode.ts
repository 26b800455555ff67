/** True where the terminal reads UTF-8, which box and block characters need; as far as the environment tells. */
export function speaksUnicode(
  { LC_ALL, LC_CTYPE, LANG, TERM }: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') return true;
  if (TERM === 'linux') return false;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
