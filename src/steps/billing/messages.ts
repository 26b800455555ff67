import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    lead: 'For a first call there is nothing to pay and no card to add.',
    free: 'Free mode',
    freeText:
      'On by default. Each model has its own allowance, and for some it is zero: with your key we will find one that answers.',
    paid: 'Pay as you go',
    paidText:
      'Off by default. Turn it on in the admin pages, with a card or credits, to use every model. The two calls of this setup cost well under a cent.',
    today: 'Older guides say that a key works only once a card is added. That is no longer so.',
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
      'Activé par défaut. Chaque modèle a sa propre allocation, parfois nulle : avec votre clé, nous en trouverons un qui répond.',
    paid: 'Paiement à l’usage',
    paidText:
      'Désactivé par défaut. Avec une carte ou des crédits, il ouvre tous les modèles. Ce parcours coûte moins d’un centime.',
    today:
      'D’anciens guides disent qu’il faut une carte pour qu’une clé marche. Ce n’est plus vrai.',
    found: 'Ce que votre clé a montré',
    foundReady: (model: string) => `Ce compte peut appeler ${model}.`,
    stayFree: 'Rester en mode gratuit : continuer',
    isPaid: 'Je paie à l’usage : continuer',
    open: 'Ouvrir la page d’abonnement',
    openBilling: 'Ouvrir la page des cartes et crédits',
  },
});
