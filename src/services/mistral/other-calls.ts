import type { CallOptions, MistralPort } from '../ports/mistral.ts';
import type { FileContent } from '../ports/other-calls.ts';
import type { Call } from './call.ts';
import { dataAddress } from './chat/chat-messages.ts';
import { readDocumentAnswer } from './readers/read-document.ts';
import { readFim } from './readers/read-fim.ts';
import { readModeration } from './readers/read-moderation.ts';
import { readTranscription } from './readers/read-transcription.ts';

type OpenPaced = (options: CallOptions, model: string) => Promise<Call>;

/** Creates the calls other than chat and embeddings. `openPaced` waits until a call may start, and opens the call. */
export function otherCalls(
  openPaced: OpenPaced,
  host: string,
): Pick<MistralPort, 'completeFim' | 'moderate' | 'readDocument' | 'transcribe'> {
  return {
    async completeFim(request, options) {
      const call = await openPaced(options, request.model);
      const answer = await call.json((sdk, core, given) =>
        sdk.fimComplete(core, { ...request }, given),
      );
      return call.mask.deep({ ...readFim(answer, request, host), metadata: call.metadata() });
    },
    async moderate(request, options) {
      const call = await openPaced(options, request.model);
      const body = { model: request.model, inputs: [...request.inputs] };
      const answer = await call.json((sdk, core, given) =>
        sdk.classifiersModerate(core, body, given),
      );
      return call.mask.deep({
        ...readModeration(answer, request, host),
        metadata: call.metadata(),
      });
    },
    async readDocument(request, options) {
      const call = await openPaced(options, request.model);
      const { model, document, pages } = request;
      const address = dataAddress(document);
      const body = {
        model,
        document: document.mediaType.startsWith('image/')
          ? { type: 'image_url' as const, imageUrl: address }
          : { type: 'document_url' as const, documentUrl: address },
        // The SDK requests blocks by default, and nothing shows them.
        includeBlocks: false,
        ...(pages === undefined ? {} : { pages: [...pages] }),
      };
      const answer = await call.typed((sdk, core, given) => sdk.ocrProcess(core, body, given));
      const read = readDocumentAnswer(answer, request, host);
      return call.mask.deep({ ...read, metadata: call.metadata() });
    },
    async transcribe(request, options) {
      const call = await openPaced(options, request.model);
      const body = { model: request.model, file: fileOf(request.recording) };
      const answer = await call.json((sdk, core, given) =>
        sdk.audioTranscriptionsComplete(core, body, given),
      );
      const read = readTranscription(answer, request, host);
      return call.mask.deep({ ...read, metadata: call.metadata() });
    },
  };
}

/** Returns a file named after its type, because the service determines the type from the extension. */
function fileOf({ mediaType, bytes }: FileContent): File {
  const name = `recording.${mediaType.replace(/^audio\//, '')}`;
  return new File([bytes.slice()], name, { type: mediaType });
}
