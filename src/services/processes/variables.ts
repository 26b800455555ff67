type Variables = Readonly<Record<string, string | undefined>>;

/** A copy of an environment, to be read by the names in capitals: Windows takes `Path` and `PATH` for one variable. */
export function copyVariables(environment: Variables, platform: NodeJS.Platform): Variables {
  if (platform !== 'win32') return { ...environment };
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name.toUpperCase(), value]),
  );
}

/** An environment for a program that has no use for the key, nor for the passphrase of the vault. */
export function withoutSecrets({
  MISTRAL_API_KEY: _,
  MISTRAL_ONBOARD_PASSPHRASE: __,
  ...variables
}: Variables): Variables {
  return variables;
}
