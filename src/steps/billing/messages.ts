import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    lead: (month: string) => `Start without a card (${month}), though some pages ask for one.`,
    free: 'Free mode',
    freeText: 'On by default, with limits per model.',
    paid: 'Pay as you go',
    paidText: 'Opens every model, with a card or credits.',
    why: [
      'Free mode is on by default; Studio, the API and Vibe Code share its monthly allowance. Some models are not included: with your key, we’ll find one that answers.',
      'Pay as you go is turned on in the admin pages. The two calls of this setup cost well under a cent.',
    ],
    today: (date: string) =>
      `According to Mistral’s documentation of ${date}. If a page asks for a card first, the check of your key shows what your account can do.`,
    found: 'What your key can do',
    foundReady: (model: string) => `This account can call ${model}.`,
    stayFree: 'Stay in free mode',
    isPaid: 'Use pay as you go',
    open: 'Open the subscription page',
    openBilling: 'Open cards and credits',
  },
  fr: {
    lead: (month: string) =>
      `Pas de carte pour commencer (${month}) ; certaines pages en demandent une.`,
    free: 'Mode gratuit',
    freeText: 'Activé par défaut ; chaque modèle a ses limites.',
    paid: 'Paiement à l’usage',
    paidText: 'Ouvre tous les modèles, avec carte ou crédits.',
    why: [
      'Le mode gratuit est activé par défaut ; Studio, l’API et Vibe Code partagent son allocation du mois. Certains modèles n’y sont pas inclus : avec votre clé, nous en trouverons un qui répond.',
      'Le paiement à l’usage s’active dans les pages d’administration. Les deux appels de ce parcours coûtent bien moins d’un centime.',
    ],
    today: (date: string) =>
      `Selon la documentation de Mistral du ${date}. Si une page demande d’abord une carte, la vérification de votre clé montrera ce que permet votre compte.`,
    found: 'Ce que permet votre clé',
    foundReady: (model: string) => `Ce compte peut appeler ${model}.`,
    stayFree: 'Rester en mode gratuit',
    isPaid: 'Payer à l’usage',
    open: 'Ouvrir la page d’abonnement',
    openBilling: 'Ouvrir les cartes et crédits',
  },
});
