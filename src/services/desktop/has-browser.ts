type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns whether a browser can be opened from here. Never over ssh, not even with a forwarded display: the browser
 * would run on a machine that is not the person's own.
 */
export function hasBrowser(platform: NodeJS.Platform, variables: Variables): boolean {
  const isSet = (name: string) => Boolean(variables[name]);
  if (isSet('CI') && variables['CI'] !== 'false') return false;
  if (['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some(isSet)) return false;
  if (platform === 'darwin' || platform === 'win32' || isWsl(variables)) return true;
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}

export function isWsl(variables: Variables): boolean {
  return Boolean(variables['WSL_DISTRO_NAME'] || variables['WSL_INTEROP']);
}
