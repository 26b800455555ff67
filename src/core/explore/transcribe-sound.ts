import type { CallOptions } from '../../services/ports/mistral.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, secondsCostOf } from '../spending/price.ts';
import { type CallUsage, withUsage } from './call-usage.ts';

/** The transcript of a recording, and the usage of the call. */
export interface Transcribed extends CallUsage {
  /** The transcript; empty if no speech was recognised. */
  readonly text: string;
}

/** Transcribes the speech of a recording. Throws the errors of the service. */
export async function transcribeSound(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  recording: FileContent,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<Transcribed> {
  const asked = { kind: 'transcription', asked: model } as const;
  const { answer, callUsage } = await withUsage(services, asked, () =>
    services.mistral.transcribe({ model, recording }, call),
  );
  return { ...callUsage, text: answer.text };
}

/** Returns the cost of transcribing the given seconds of sound. */
export function transcriptionEstimate(seconds: number, known: ModelMetadata | undefined): Cost {
  return secondsCostOf(seconds, known);
}
