import { admit } from '../admit.ts';
import type { Call } from '../call.ts';
import { isObject, objectOf } from '../json.ts';
import { json, type Reply, refusal } from '../reply.ts';
import { transcriptionRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import type { World } from '../world.ts';

/** Bytes of the recording that the setup sends as a sample, in which one word is said. */
const sampleBytes = 8_044;
const heardInSample = 'Bonjour.';
const notHeard =
  'Réponse simulée : personne n’a écouté cet enregistrement. / Simulated answer: nobody listened to this recording.';

/** Assumed bytes per second of sound: 8,000 samples of one byte. */
const bytesPerSecond = 8_000;

/** `POST /v1/audio/transcriptions`, whose request is a form with a file. */
export function transcriptions(call: Call, world: World): Reply {
  const admission = admit(call, world, {
    request: transcriptionRequest,
    serves: (card) => card.capabilities['audio_transcription'] === true,
  });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const { file, language = null } = objectOf(call.body);
  const bytes = isObject(file) ? Number(file['size']) : 0;
  if (!(bytes > 0)) {
    return refusal(400, 'invalid_request_file', '3310', 'Audio file could not be read.');
  }
  const seconds = Math.max(1, Math.round(bytes / bytesPerSecond));
  const text = world.scenario.answer ?? (bytes === sampleBytes ? heardInSample : notHeard);
  const [promptTokens, completionTokens] = [seconds * 13, countTokens(text)];
  const answer = {
    model: card.id,
    text,
    language,
    segments: [],
    usage: {
      prompt_audio_seconds: seconds,
      prompt_tokens: promptTokens,
      total_tokens: promptTokens + completionTokens,
      completion_tokens: completionTokens,
    },
  };
  return json(200, answer, world.meter(card.name, promptTokens + completionTokens, 'requests'));
}
