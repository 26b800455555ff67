import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    lead: (month: string) => `Start without a card (${month}), though some pages ask for one.`,
    free: 'Free mode',
    freeText: 'On by default, with limits per model.',
    paid: 'Pay as you go',
    paidText: 'Opens every model, with a card or credits.',
    why: [
      'Free mode is on by default; Studio, the API and Vibe Code share its monthly allowance. Some models allow no calls at all: with your key we will find one that answers.',
      'Pay as you go is turned on in the admin pages. The two calls of this setup cost well under a cent.',
    ],
    today: (date: string) =>
      `So says Mistral’s documentation of ${date}. Where other pages ask for a card first, the check of your key will tell.`,
    found: 'What your key can do',
    foundReady: (model: string) => `This account can call ${model}.`,
    stayFree: 'Stay in free mode',
    isPaid: 'I pay as I go',
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
      'Le mode gratuit est activé par défaut ; Studio, l’API et Vibe Code partagent son allocation du mois. Certains modèles n’ont aucun appel : votre clé dira lequel répond.',
      'Le paiement à l’usage s’active dans les pages d’administration. Les deux appels de ce parcours coûtent bien moins d’un centime.',
    ],
    today: (date: string) =>
      `Selon la documentation de Mistral du ${date}. Si une page demande d’abord une carte, l’examen de votre clé dira ce qu’il en est.`,
    found: 'Ce que permet votre clé',
    foundReady: (model: string) => `Ce compte peut appeler ${model}.`,
    stayFree: 'Rester en mode gratuit',
    isPaid: 'Je paie à l’usage',
    open: 'Ouvrir la page d’abonnement',
    openBilling: 'Ouvrir les cartes et crédits',
  },
});
