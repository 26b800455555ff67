import { anywhereLineFor, commandLine, posixSyntax } from '../../i18n/command-line.ts';
import type { Services } from '../../services/ports/services.ts';
import { chosenModel } from '../models/chosen-model.ts';
import { defaultModel } from '../models/default-model.ts';
import { readSetupRecord } from '../setup/setup-record.ts';
import { readConnections } from './connection-records.ts';
import type { Tool, Wiring } from './tool.ts';

type WiringServices = Pick<
  Services,
  'connections' | 'connection' | 'files' | 'environment' | 'mistral'
>;

interface WiringRequest {
  readonly profile: string;
  /** True if the person named the profile; then tools request the key of that profile. */
  readonly isNamed: boolean;
  readonly model: string;
}

/** Returns the API and model that tools are connected to, and the command that prints the key. */
export function wiringFor(
  services: Pick<WiringServices, 'connections' | 'connection' | 'environment'>,
  { profile, isNamed, model }: WiringRequest,
): Wiring {
  const words = ['key', 'print', ...(isNamed ? ['--profile', profile] : [])];
  return {
    model,
    origin: services.connection.origin,
    keyCommand: anywhereLineFor(posixSyntax, ...words),
    folders: services.connections.folders,
    variables: services.environment.variables,
  };
}

/** Returns the model that is known to work: chosen in the wizard, or called by `setup`; undefined if none is known. */
export async function workingModel(
  services: WiringServices,
  profile: string,
): Promise<string | undefined> {
  const chosen = await chosenModel(services, profile);
  if (chosen !== undefined) return chosen;
  const record = await readSetupRecord(services, profile);
  return record?.host === services.mistral.host ? record.model : undefined;
}

/**
 * Returns the model with which the state of tools is shown: the model that is known to work, that of the latest
 * connection, or the default model.
 */
export async function likelyModel(services: WiringServices, profile: string): Promise<string> {
  const known = await workingModel(services, profile);
  if (known !== undefined) return known;
  const records = await readConnections(services);
  return records.at(-1)?.model ?? defaultModel;
}

/** Returns the line that starts a tool with the key in this terminal. */
export function startLine({ start }: Tool): string {
  return start.own ? commandLine(...start.words) : start.words.join(' ');
}
