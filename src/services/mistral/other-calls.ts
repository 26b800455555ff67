import type { CallOptions, MistralPort } from '../ports/mistral.ts';
import { answerOf, type Line } from './call.ts';
import { dataAddress } from './chat/chat-messages.ts';
import { readDocumentAnswer } from './readers/read-document.ts';
import { readFim } from './readers/read-fim.ts';
import { readModeration } from './readers/read-moderation.ts';

type OpenPaced = (call: CallOptions, model: string) => Promise<Line>;

/** The calls beside chat and embeddings. `openPaced` opens a line when a call may start. */
export function otherCalls(
  openPaced: OpenPaced,
  host: string,
): Pick<MistralPort, 'completeFim' | 'moderate' | 'readDocument'> {
  return {
    async completeFim(request, call) {
      const line = await openPaced(call, request.model);
      const { sdk, core, deadline } = line;
      const work = sdk.fimComplete(core, { ...request }, { signal: deadline.signal });
      return { ...readFim(await answerOf(line, work), request, host), metadata: line.metadata() };
    },
    async moderate(request, call) {
      const line = await openPaced(call, request.model);
      const { sdk, core, deadline } = line;
      const body = { model: request.model, inputs: [...request.inputs] };
      const work = sdk.classifiersModerate(core, body, { signal: deadline.signal });
      return {
        ...readModeration(await answerOf(line, work), request, host),
        metadata: line.metadata(),
      };
    },
    async readDocument(request, call) {
      const line = await openPaced(call, request.model);
      const { sdk, core, deadline } = line;
      const { model, document, pages } = request;
      const address = dataAddress(document);
      const body = {
        model,
        document: document.mediaType.startsWith('image/')
          ? { type: 'image_url' as const, imageUrl: address }
          : { type: 'document_url' as const, documentUrl: address },
        // The SDK would ask for them by itself, and nobody looks at them.
        includeBlocks: false,
        ...(pages === undefined ? {} : { pages: [...pages] }),
      };
      const answer = await answerOf(line, sdk.ocrProcess(core, body, { signal: deadline.signal }));
      return { ...readDocumentAnswer(answer, request, host), metadata: line.metadata() };
    },
  };
}
