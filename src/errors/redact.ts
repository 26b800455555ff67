/** More than any sentence of an error needs. */
const maxCharacters = 300;

/** Long runs of letters and digits may be keys. Names in programs are shorter, or have no digit. */
const keyLike = /[A-Za-z0-9]{32,}|(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}/g;

/**
 * Makes the message of an error safe to show and store: removes control characters and anything that may be a key, and
 * limits its length.
 */
export function redact(text: string): string {
  const plain = withoutKeys(text).replaceAll(/\p{C}+/gu, ' ');
  const safe = withoutKeys(plain);
  return safe.length > maxCharacters ? `${safe.slice(0, maxCharacters)}…` : safe;
}

/** Removes possible keys from a text, and the secrets that this program has used, in any form. */
export function withoutKeys(text: string): string {
  let safe = text;
  for (const secret of unusual) {
    for (const form of writtenForms(secret.reveal())) safe = safe.replaceAll(form, '…');
  }
  return safe.replaceAll(keyLike, '…').replaceAll(/…{2,}/g, '…');
}

/** An object that returns its text on request, such as a `Secret`. */
interface Revealing {
  reveal(): string;
}

/**
 * Secrets that do not look like a key. A secret stays here even when nothing else uses it any more, because a later
 * error may still contain its text.
 */
const unusual = new Set<Revealing>();

/** Characters. Shorter texts are no keys; removing them could make a report unreadable. */
const shortestSecret = 8;

/** Far more than one run of the program uses; the oldest are forgotten first. */
const mostSecrets = 200;

/** Makes `withoutKeys` remove this secret, too, from now on. Other secrets are recognised by their form. */
export function redactFromNowOn(secret: Revealing): void {
  const text = secret.reveal();
  if (text.length < shortestSecret || text.replaceAll(keyLike, '') === '') return;
  unusual.add(secret);
  for (const oldest of unusual) {
    if (unusual.size <= mostSecrets) break;
    unusual.delete(oldest);
  }
}

/** Returns the forms of a secret: unchanged, in JSON, in an address, and with spaces instead of control characters. */
function writtenForms(secret: string): readonly string[] {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
    secret.replaceAll(/\p{C}+/gu, ' '),
  ];
  return [...new Set(forms)].filter(({ length }) => length >= shortestSecret);
}

/** Fields of an error whose text a person typed, or set in a variable. The text may be a key in the wrong place. */
const typedFields = ['given', 'host', 'proxy'];

/** Returns a text that was typed or set, such as a host name, with `…` instead of each run that is as long as a key. */
export function withoutKeyRuns(text: string): string {
  return text.replaceAll(/[A-Za-z0-9]{32,}/g, '…');
}

/** Returns the error with `…` instead of each run in `typedFields` that is as long as a key. */
export function withoutTypedKey<E extends object>(error: E): E {
  const masked = Object.entries(error).flatMap(([name, value]) => {
    if (!typedFields.includes(name) || typeof value !== 'string') return [];
    const safe = withoutKeyRuns(value);
    return safe === value ? [] : [[name, safe]];
  });
  return masked.length === 0 ? error : { ...error, ...Object.fromEntries(masked) };
}
