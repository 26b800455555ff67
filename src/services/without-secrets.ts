type Variables = Readonly<Record<string, string | undefined>>;

/** An environment for a program that has no use for the key, nor for the passphrase of the vault. */
export function withoutSecrets({
  MISTRAL_API_KEY: _,
  MISTRAL_ONBOARD_PASSPHRASE: __,
  ...variables
}: Variables): Variables {
  return variables;
}
