import type { Services } from '../../services/ports/services.ts';
import { field } from '../models/chosen-model.ts';

/** Record of the calls of a setup, so that a later setup does not pay for them again. */
export interface SetupRecord {
  /** Host and port of the service that was called. */
  readonly host: string;
  /** The last four characters of the key that was used. */
  readonly lastFour: string;
  readonly model: string;
  readonly embeddingModel: string;
}

type Files = Pick<Services, 'files' | 'environment'>;

/** Reads the record of a profile; returns undefined if there is none or it cannot be read. */
export async function readSetupRecord(
  { files, environment }: Files,
  profile: string,
): Promise<SetupRecord | undefined> {
  const text = await files.read(pathOf(environment, profile)).catch(() => undefined);
  const saved = parsed(text);
  const [host, lastFour, model, embeddingModel] = names.map((name) => field(saved, name));
  const isWhole = [host, lastFour, model, embeddingModel].every((each) => typeof each === 'string');
  if (!isWhole) return undefined;
  return {
    host: String(host),
    lastFour: String(lastFour),
    model: String(model),
    embeddingModel: String(embeddingModel),
  };
}

/** Records the calls of a setup. Throws the error `files`. */
export async function writeSetupRecord(
  { files, environment }: Files,
  profile: string,
  record: SetupRecord,
): Promise<void> {
  await files.writeAtomic(pathOf(environment, profile), `${JSON.stringify(record)}\n`);
}

const names = ['host', 'lastFour', 'model', 'embeddingModel'] as const;

function pathOf({ appFolder }: Services['environment'], profile: string): string {
  return `${appFolder}/setup/${profile}.json`;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
