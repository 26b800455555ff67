import { admit, tooLong } from '../admit.ts';
import type { Call } from '../call.ts';
import { objectOf, textOf } from '../json.ts';
import type { Reply } from '../reply.ts';
import { fimRequest } from '../schema/requests.ts';
import { countTokens } from '../tokens.ts';
import type { World } from '../world.ts';
import { complete } from './completion.ts';

/** Code to insert if the prompt matches a pattern. */
interface Middle {
  readonly matches: RegExp;
  readonly code: string;
}

// The first match is used. The last pattern matches every prompt.
const middles: readonly Middle[] = [
  {
    matches: /fib/i,
    code: '    if n < 2:\n        return n\n    return fibonacci(n - 1) + fibonacci(n - 2)\n',
  },
  {
    matches: /prime/i,
    code: '    if n < 2:\n        return False\n    return all(n % d for d in range(2, int(n**0.5) + 1))\n',
  },
  { matches: /def\s+(add|sum)|function\s+(add|sum)/i, code: '    return a + b\n' },
  {
    matches: /\bfunction\b|=>|\bconst\b/,
    code: '  // simulated completion\n  return undefined;\n',
  },
  { matches: /(?:)/, code: '    # simulated completion\n    pass\n' },
];

/** `POST /v1/fim/completions`: completes the text between a prompt and a suffix. */
export function fim(call: Call, world: World): Reply {
  const admission = admit(call, world, {
    request: fimRequest,
    serves: (card) => card.capabilities['completion_fim'] === true,
  });
  if ('reply' in admission) return admission.reply;
  const { card } = admission;
  const body = objectOf(call.body);
  const prompt = textOf(body['prompt']);
  const promptTokens = countTokens(prompt) + countTokens(textOf(body['suffix'])) + 1;
  const refused = tooLong(card, promptTokens);
  if (refused !== undefined) return refused;
  const code = middles.find(({ matches }) => matches.test(prompt))?.code ?? '';
  const { max_tokens: maxTokens } = body;
  return complete(
    {
      model: card.id,
      meteredAs: card.name,
      prompt,
      promptTokens,
      thought: '',
      text: world.scenario.answer ?? code,
      toolCalls: [],
      maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
      stream: body['stream'] === true,
    },
    world,
  );
}
