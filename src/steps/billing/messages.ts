import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    lead: 'For a first call there is nothing to pay and no card to add.',
    free: 'Free mode',
    freeText:
      'On by default; Studio, the API and Vibe Code share its monthly allowance. Some models allow no calls at all: with your key we will find one that answers.',
    paid: 'Pay as you go',
    paidText:
      'Off by default. Turn it on in the admin pages, with a card or credits, to use every model. The two calls of this setup cost well under a cent.',
    today: (date: string) =>
      `So says Mistral’s documentation of ${date}. Some pages ask for a card first: the check of your key will tell.`,
    found: 'What your key showed',
    foundReady: (model: string) => `This account can call ${model}.`,
    stayFree: 'Stay on Free mode: continue',
    isPaid: 'I pay as I go: continue',
    open: 'Open the subscription page',
    openBilling: 'Open the page for cards and credits',
  },
  fr: {
    lead: 'Pour un premier appel, rien à payer et aucune carte à ajouter.',
    free: 'Mode gratuit',
    freeText:
      'Activé par défaut ; Studio, l’API et Vibe Code partagent son allocation du mois. Certains modèles n’ont aucun appel : votre clé dira lequel répond.',
    paid: 'Paiement à l’usage',
    paidText:
      'Désactivé par défaut. Avec une carte ou des crédits, il ouvre tous les modèles. Ce parcours coûte moins d’un centime.',
    today: (date: string) =>
      `Selon la documentation de Mistral du ${date}. Des pages demandent d’abord une carte : l’examen de votre clé le dira.`,
    found: 'Ce que votre clé a montré',
    foundReady: (model: string) => `Ce compte peut appeler ${model}.`,
    stayFree: 'Rester en mode gratuit : continuer',
    isPaid: 'Je paie à l’usage : continuer',
    open: 'Ouvrir la page d’abonnement',
    openBilling: 'Ouvrir la page des cartes et crédits',
  },
});
