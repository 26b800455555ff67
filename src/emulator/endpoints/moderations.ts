import { admit } from '../admit.ts';
import type { Call } from '../call.ts';
import { objectOf, textOf } from '../json.ts';
import { json, newId, type Reply } from '../reply.ts';
import { moderationsRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import { foldCase } from '../words/fold-case.ts';
import type { World } from '../world.ts';

// The eleven categories of the model of March 2026, each with a few French and English words, without accents, that
// raise its score: enough to show the form of an answer.
const wordPatterns = {
  sexual: /\b(sex\w*|porn\w*|nud(e|it)\w*)\b/,
  hate_and_discrimination: /\b(hate|hatred|hais|haine|racis\w+|inferieur\w*|inferior)\b/,
  violence_and_threats:
    /\b(kill\w*|tuer\w*|tue|murder\w*|meurtr\w+|frapp\w+|attack\w*|attaqu\w+)\b/,
  dangerous: /\b(bombs?|bombes?|explosi\w+|weapons?|armes?|poison\w*)\b/,
  criminal: /\b(steal\w*|voler|pirat\w+|hack\w*|launder\w*|blanchi\w*)\b/,
  selfharm: /\b(suicid\w*|self-?harm|me faire du mal|hurt myself)\b/,
  health: /\b(diagnos\w+|symptom\w*|medic\w+|medec\w+|doctor|dose|dosage)\b/,
  financial: /\b(invest\w*|stocks?|shares?|bourse|actions?|credit|placements?)\b/,
  law: /\b(lawyer|legal\w*|avocat\w*|juridi\w+|lawsuit|proces|contrat)\b/,
  pii: /[\w.+-]+@[\w-]+\.\w+|\b\d{2}([ .-]?\d{2}){4}\b|\b\d{3}-\d{2}-\d{4}\b|phone number|numero de telephone/,
  jailbreaking: /\b(jailbreak\w*|ignore (all|your|previous)|ignore tes|debrid\w+)\b/,
} as const;

/** Tokens of the instructions around each text, which count only in the total. */
const frameTokens = 61;

const scores = { likely: 0.94, unlikely: 0.004 } as const;

function judge(text: string) {
  const plain = foldCase(text);
  const found = Object.entries(wordPatterns).map(
    ([name, pattern]) => [name, pattern.test(plain)] as const,
  );
  return {
    categories: Object.fromEntries(found),
    category_scores: Object.fromEntries(
      found.map(([name, hit]) => [name, hit ? scores.likely : scores.unlikely]),
    ),
  };
}

/** `POST /v1/moderations`. */
export function moderations(call: Call, world: World): Reply {
  const admission = admit(call, world, {
    request: moderationsRequest,
    serves: (card) => card.capabilities['moderation'] === true,
  });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const { input } = objectOf(call.body);
  const texts = (Array.isArray(input) ? input : [input]).map(textOf);
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  const usage = {
    prompt_tokens: tokens,
    completion_tokens: 0,
    total_tokens: tokens + texts.length * frameTokens,
    prompt_tokens_details: null,
    completion_tokens_details: null,
    prompt_token_details: null,
    prompt_audio_seconds: null,
    request_count: texts.length,
    service_tier: null,
  };
  const answer = { id: newId(), model: card.id, results: texts.map(judge), usage };
  return json(200, answer, world.meter(card.name, tokens, 'requests'));
}
