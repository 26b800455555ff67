export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Copies an environment so that its variables can be read by upper-case names: Windows treats `Path` and `PATH` as one.
 */
export function copyVariables(environment: Variables, platform: NodeJS.Platform): Variables {
  if (platform !== 'win32') return { ...environment };
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name.toUpperCase(), value]),
  );
}

/** Returns the value of a variable, whose name is not case-sensitive on Windows. */
export function variableNamed(
  variables: Variables,
  name: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (platform !== 'win32') return variables[name];
  return Object.entries(variables).find(([each]) => each.toUpperCase() === name)?.[1];
}

/** Names that a Mistral key has in environments: MISTRAL_API_KEY, LLM_MISTRAL_KEY, CODESTRAL_TOKEN and the like. */
const keyName =
  /(?:MISTRAL|CODESTRAL).*(?:KEY|TOKEN(?!S)|SECRET)|(?:KEY|TOKEN|SECRET).*(?:MISTRAL|CODESTRAL)/i;
const passphraseName = /^MISTRAL_ONBOARD_PASSPHRASE$/i;

/** Returns true for the name of a variable that may hold a Mistral key or the passphrase of the vault. */
export function holdsSecret(name: string): boolean {
  return keyName.test(name) || passphraseName.test(name);
}

/** Returns an environment for a program that needs no secret. */
export function withoutSecrets(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !holdsSecret(name)));
}

/**
 * Returns the environment for the program that receives the key: this process's environment without the passphrase,
 * plus the key in `MISTRAL_API_KEY` and in `variable`.
 */
export function withKey(
  inherited: Variables,
  key: string,
  platform: NodeJS.Platform,
  variable = 'MISTRAL_API_KEY',
): Variables {
  const sameCase = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const replaced = ['MISTRAL_API_KEY', 'MISTRAL_ONBOARD_PASSPHRASE', variable].map(sameCase);
  const others = Object.entries(inherited).filter(([name]) => !replaced.includes(sameCase(name)));
  return { ...Object.fromEntries(others), [variable]: key, MISTRAL_API_KEY: key };
}
