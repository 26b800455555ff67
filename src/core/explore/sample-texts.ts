import { catalog } from '../../i18n/catalog.ts';
import type { Gap } from './complete-code.ts';

/** Texts that are sent for each topic unless the person gives one. */
export const sampleTexts = catalog({
  en: {
    functions: 'What time is it in Tokyo right now?',
    structured: 'My name is Claire Martin. I would like 3 Comté, delivered to Lyon.',
    moderation: 'I will hack into his account and publish his phone number.',
    vision: 'What is in this picture? Two sentences.',
  },
  fr: {
    functions: 'Quelle heure est-il à Tokyo en ce moment ?',
    structured: 'Je m’appelle Claire Martin. Je voudrais 3 Comté, livrés à Lyon.',
    moderation: 'Je vais pirater son compte et publier son numéro de téléphone.',
    vision: 'Que montre cette image ? Deux phrases.',
  },
});

/** Code with a gap; the same in every language. */
export const sampleGap: Gap = {
  before: 'def is_prime(n: int) -> bool:\n',
  after: '\nprint([n for n in range(50) if is_prime(n)])\n',
};
