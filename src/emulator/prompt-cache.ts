import { countTokens } from './tokens.ts';

const blockTokens = 16;
const maxPrompts = 20;

function commonLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at += 1;
  return at;
}

/**
 * Returns a function that stores a prompt and returns how many of its tokens are cached. Cached are the tokens of the
 * leading blocks of 16 tokens that the prompt shares with an earlier prompt to the same model.
 */
export function promptCache(): (model: string, prompt: string) => number {
  const prompts = new Map<string, readonly string[]>();
  return (model, prompt) => {
    const earlier = prompts.get(model) ?? [];
    prompts.set(model, [...earlier, prompt].slice(-maxPrompts));
    const common = Math.max(0, ...earlier.map((other) => commonLength(prompt, other)));
    return Math.floor(countTokens(prompt.slice(0, common)) / blockTokens) * blockTokens;
  };
}
