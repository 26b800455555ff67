import { AppError } from '../../errors/errors.ts';
import { provider } from '../../i18n/provider.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';

/** Kinds of files that a call can send. */
export type SendableKind = 'picture' | 'document' | 'recording';

/** Maximum bytes of a file. The service has this limit for pictures; few documents and recordings exceed it. */
const maxBytes = provider.limits.fileMegabytes * 1_000_000;

const codesOf = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** The first bytes of each kind of file; null matches any byte. */
const beginnings: readonly (readonly [mediaType: string, bytes: readonly (number | null)[]])[] = [
  ['image/png', [0x89, ...codesOf('PNG\r\n\x1a\n')]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [...codesOf('RIFF'), null, null, null, null, ...codesOf('WEBP')]],
  ['image/gif', codesOf('GIF87a')],
  ['image/gif', codesOf('GIF89a')],
  ['application/pdf', codesOf('%PDF-')],
  ['audio/wav', [...codesOf('RIFF'), null, null, null, null, ...codesOf('WAVE')]],
  ['audio/mp3', codesOf('ID3')],
  ['audio/mp3', [0xff, 0xfb]],
  ['audio/mp3', [0xff, 0xf3]],
  ['audio/flac', codesOf('fLaC')],
  ['audio/ogg', codesOf('OggS')],
  ['audio/m4a', [null, null, null, null, ...codesOf('ftyp')]],
];

/** Returns the media type of a picture, a PDF or a recording from its first bytes; undefined for any other file. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const found = beginnings.find(([, begin]) =>
    begin.every((byte, index) => byte === null || byte === bytes[index]),
  );
  return found?.[0];
}

/**
 * Reads a file to be sent. Throws the error `files` with `not-a-picture`, `not-a-document` or `not-a-recording` for
 * another kind of file, and the errors of `DocumentsPort`.
 */
export async function readSendable(
  { documents }: Pick<Services, 'documents'>,
  path: string,
  as: SendableKind,
): Promise<FileContent> {
  const bytes = await documents.read(path, maxBytes);
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === undefined || !canSendAs(mediaType, as)) {
    throw new AppError({ code: 'files', problem: `not-a-${as}`, path });
  }
  return { mediaType, bytes };
}

/** Returns true if a file of this type can be sent as this kind; a picture is also a document. */
function canSendAs(mediaType: string, as: SendableKind): boolean {
  const isRecording = mediaType.startsWith('audio/');
  if (as === 'recording') return isRecording;
  return !isRecording && (as === 'document' || mediaType !== 'application/pdf');
}
