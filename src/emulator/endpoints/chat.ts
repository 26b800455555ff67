import { admit, tooLong } from '../admit.ts';
import type { Call } from '../call.ts';
import { type JsonObject, objectOf } from '../json.ts';
import type { Card } from '../models/cards.ts';
import { type Reply, refusal } from '../reply.ts';
import { chatRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import { thoughtAbout } from '../words/answers.ts';
import type { World } from '../world.ts';
import { complete } from './completion.ts';
import { conversationOf, nextAnswer } from './conversation.ts';
import { refusedMessages } from './message-order.ts';
import { structuredAnswer } from './structured.ts';
import { toolCallsFor } from './tool-calls.ts';

const alwaysThinks = /^mistral-large-4/;

function thinks(card: Card, body: JsonObject): boolean {
  if (alwaysThinks.test(card.name)) return true;
  if (card.capabilities['reasoning'] !== true) return false;
  const effort = body['reasoning_effort'];
  return body['prompt_mode'] === 'reasoning' || (effort !== undefined && effort !== 'none');
}

function refusedPictures({ id }: Card): Reply {
  const message = `Image input is not enabled for this model: ${id}`;
  return refusal(400, 'invalid_request_error', null, message);
}

/**
 * Returns the refusal of sampling settings that contradict a temperature of 0, which always selects the likeliest
 * token.
 */
function refusedSampling(body: JsonObject): Reply | undefined {
  const { temperature, top_p: topP = null, reasoning_effort: effort } = body;
  const isRefused = topP === null ? effort === 'high' : topP !== 1;
  return temperature === 0 && isRefused
    ? refusal(
        400,
        'invalid_request_invalid_args',
        '3054',
        'top_p must be 1 when using greedy sampling.',
      )
    : undefined;
}

/** `POST /v1/chat/completions`. */
export function chat(call: Call, world: World): Reply {
  const admission = admit(call, world, {
    request: chatRequest,
    serves: (card) => card.capabilities['completion_chat'] === true,
  });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const body = objectOf(call.body);
  const conversation = conversationOf(body);
  const promptTokens = countTokens(conversation.promptText) + conversation.extraTokens;
  const refused =
    refusedMessages(card, body) ?? refusedSampling(body) ?? tooLong(card, promptTokens);
  if (refused !== undefined) return refused;
  if (conversation.hasPictures && card.capabilities['vision'] !== true)
    return refusedPictures(card);
  const { question } = conversation;
  const toolCalls = conversation.toolResult === undefined ? toolCallsFor(body, question) : [];
  const unclear = world.unclearIn();
  const said =
    world.scenario.answer ??
    structuredAnswer(body, question) ??
    nextAnswer(conversation, card.id, unclear);
  const { max_tokens: maxTokens } = body;
  return complete(
    {
      model: card.id,
      meteredAs: card.name,
      prompt: conversation.promptText,
      promptTokens,
      thought: thinks(card, body) ? thoughtAbout({ question, unclear }) : '',
      text: toolCalls.length > 0 ? '' : said,
      toolCalls,
      maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
      stream: body['stream'] === true,
    },
    world,
  );
}
