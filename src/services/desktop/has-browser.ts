type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns true if a browser can be opened on the person's own machine. Over ssh it cannot, even with a forwarded
 * display, because the browser would run on the other machine.
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
