import { AppError } from '../../errors/errors.ts';
import { provider } from '../../i18n/provider.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';

/** Kind of file that a call takes. */
export type SendableKind = 'picture' | 'document' | 'recording';

/** Maximum size of a picture in the service, and more than enough for a PDF. */
const maxBytes = provider.limits.fileMegabytes * 1_000_000;

const text = (letters: string) => [...letters].map((letter) => letter.charCodeAt(0));

/** The first bytes of each kind of file; null matches any byte. */
const beginnings: readonly (readonly [mediaType: string, bytes: readonly (number | null)[]])[] = [
  ['image/png', [0x89, ...text('PNG\r\n\x1a\n')]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [...text('RIFF'), null, null, null, null, ...text('WEBP')]],
  ['image/gif', text('GIF87a')],
  ['image/gif', text('GIF89a')],
  ['application/pdf', text('%PDF-')],
  ['audio/wav', [...text('RIFF'), null, null, null, null, ...text('WAVE')]],
  ['audio/mp3', text('ID3')],
  ['audio/mp3', [0xff, 0xfb]],
  ['audio/mp3', [0xff, 0xf3]],
  ['audio/flac', text('fLaC')],
  ['audio/ogg', text('OggS')],
  ['audio/m4a', [null, null, null, null, ...text('ftyp')]],
];

/** Returns the media type of a file from its first bytes; undefined unless it is a picture or a PDF. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const found = beginnings.find(([, begin]) =>
    begin.every((byte, place) => byte === null || byte === bytes[place]),
  );
  return found?.[0];
}

/**
 * Reads a file of the person that can be sent. Throws the error `files` with `not-a-picture` or `not-a-document` for
 * another kind of file, and the errors of `DocumentsPort`.
 */
export async function readSendable(
  { documents }: Pick<Services, 'documents'>,
  path: string,
  as: SendableKind,
): Promise<FileContent> {
  const bytes = await documents.read(path, maxBytes);
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === undefined || !fits(mediaType, as)) {
    throw new AppError({ code: 'files', problem: `not-a-${as}`, path });
  }
  return { mediaType, bytes };
}

function fits(mediaType: string, as: SendableKind): boolean {
  const isRecording = mediaType.startsWith('audio/');
  if (as === 'recording') return isRecording;
  return !isRecording && (as === 'document' || mediaType !== 'application/pdf');
}
