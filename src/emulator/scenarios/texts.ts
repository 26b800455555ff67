import { type Card, cardsOf } from '../models/cards.ts';
import { refusal } from '../reply.ts';
import type { Scenario } from '../world.ts';

/** Contains colours, cursor moves, a link, a clipboard write, a title, C1 controls, reversed and invisible text. */
const hostileText = [
  'Start \u001b[31mred\u001b[0m \u001b[2J\u001b[H',
  '\u001b]8;;https://evil.example/\u001b\\link\u001b]8;;\u001b\\',
  '\u001b]52;c;ZXZpbA==\u0007 \u001b]0;title\u0007',
  '\u009b31m \u202egnp.exe\u202c \u2066isolate\u2069 zero\u200bwidth\u200d\ufeff',
  'over\b\b\b\bwritten \u0000 \u0007 \u000b \u007f \rreturn end',
].join('\n');

const hostileId = 'mistral-\u001b[2J\u001b]52;c;ZXZpbA==\u0007evil\u202e-latest';

function withHostileCard(cards: readonly Card[], created: number): readonly Card[] {
  const evil = cardsOf(
    { ids: [hostileId], contextTokens: 32_768, can: ['completion_chat'] },
    created,
  ).map((card) => ({ ...card, description: hostileText }));
  return [...cards, ...evil];
}

const listSize = 5_000;

function withManyCards(cards: readonly Card[], created: number): readonly Card[] {
  const more = Array.from({ length: listSize - cards.length }, (_, index) => {
    const id = `community-chat-${String(index + 1).padStart(4, '0')}`;
    return cardsOf({ ids: [id], contextTokens: 32_768, can: ['completion_chat'] }, created);
  });
  return [...cards, ...more.flat()];
}

/** Fields that older lists of the service do not have. */
const newerFields = new Set(['name', 'aliases', 'capabilities', 'deprecation', 'description']);

/**
 * Returns the list with oddities of earlier lists: a repeated entry, an entry without its aliases, nulls, and an entry
 * of 2024 at the end.
 */
function withOddCards(cards: readonly Card[], created: number): readonly unknown[] {
  const twice = cards.filter(({ id }) => id === 'voxtral-mini-latest');
  const odd = cards.map((card) => {
    if (card.id === 'devstral-latest') return { ...card, aliases: [] };
    if (card.id === 'mistral-embed') return { ...card, capabilities: null, aliases: null };
    return card;
  });
  const old = cardsOf({ ids: ['open-mistral-7b'], contextTokens: 32_768, can: [] }, created).map(
    (card) => Object.fromEntries(Object.entries(card).filter(([name]) => !newerFields.has(name))),
  );
  return [...odd, ...twice, ...old];
}

const unicodeText = `日本語の答え：チーズはとても美味しいです。 中文：法国有很多好奶酪。 한국어: 치즈가 맛있어요.

🧀 👩‍🍳 🇫🇷 👨‍👩‍👧‍👦 ❤️ e\u0301 — العربية: الجبن الفرنسي لذيذ. עברית: גבינה צרפתית טעימה.

ไทย: ชีสอร่อย · हिन्दी: पनीर स्वादिष्ट है · 𝒻𝒾𝓃.`;

/** Scenarios with unusual texts or lists. */
export const textScenarios = {
  hostile: {
    cards: withHostileCard,
    answer: hostileText,
    atModel: (_call, card) =>
      card.name === 'mistral-large-2512'
        ? refusal(400, 'invalid_request_error', null, hostileText)
        : undefined,
  },
  'huge-list': { cards: withManyCards },
  'odd-list': { list: withOddCards },
  unicode: { answer: unicodeText },
} as const satisfies Record<string, Scenario>;
