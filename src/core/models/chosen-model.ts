import type { Services } from '../../services/ports/services.ts';

/** Returns the path of the wizard's progress for a profile. */
export function progressPath(appFolder: string, profile: string): string {
  return `${appFolder}/progress/${profile}.json`;
}

/**
 * Returns the model that was chosen in the wizard for the same service; undefined if none was chosen, or the saved
 * progress cannot be read.
 */
export async function chosenModel(
  services: Pick<Services, 'files' | 'environment' | 'mistral'>,
  profile: string,
): Promise<string | undefined> {
  return modelIdIn(await savedAnswer(services, profile, 'model'), 'id');
}

/** Returns the saved answer of a step for the same service; undefined if there is none, or it cannot be read. */
export async function savedAnswer(
  services: Pick<Services, 'files' | 'environment' | 'mistral'>,
  profile: string,
  step: string,
): Promise<unknown> {
  const path = progressPath(services.environment.appFolder, profile);
  const text = await services.files.read(path).catch(() => undefined);
  const saved = parsed(text);
  if (field(saved, 'host') !== services.mistral.host) return undefined;
  return field(field(saved, 'answers'), step);
}

/** Returns the model id in a field of an answer, or undefined if the value cannot be one. */
export function modelIdIn(answer: unknown, name: string): string | undefined {
  const id = field(answer, name);
  return typeof id === 'string' && /^[\w.:/-]{1,100}$/.test(id) ? id : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns a field of a value that may not be an object. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
