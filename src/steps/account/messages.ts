import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    promise: 'mistral-onboard: your first Mistral AI calls',
    lead: (month: string) =>
      `A chat and an embeddings call in 10 to 20 minutes, free, no card (${month}). Leave any time with Ctrl+C and continue later.`,
    leadDemo:
      'A chat and an embeddings call in a few minutes, simulated without an account: nothing is written.',
    account: 'It starts with a Mistral AI account:',
    api: 'An API lets your programs ask Mistral’s models, and a key says who is asking. All you need is a browser, an email address and ten to twenty minutes.',
    steps: [
      'To sign up, open the console and use an email address, Google, Microsoft or Apple.',
      'Confirm your email address, and your phone number if asked.',
      'Name your organisation and your workspace: any name will do.',
    ],
    noCard: (date: string) =>
      `It takes about two minutes, and no card, says Mistral’s documentation of ${date}; some pages ask for one.`,
    today: 'Older guides call it “La Plateforme”; it is now Studio, at the same address.',
    continue: 'I have an account: continue',
    open: 'Open the console in my browser',
  },
  fr: {
    promise: 'mistral-onboard : vos premiers appels à Mistral AI',
    lead: (month: string) =>
      `Un chat et des embeddings en 10 à 20 minutes, gratuit, sans carte (${month}). Quittez quand vous voulez avec Ctrl+C et reprenez plus tard.`,
    leadDemo:
      'Un chat et des embeddings en quelques minutes, simulés sans compte : rien n’est écrit.',
    account: 'Tout commence par un compte Mistral AI :',
    api: 'Une API permet à vos programmes d’interroger les modèles de Mistral ; une clé dit qui demande. Il vous faut un navigateur, une adresse e-mail et dix à vingt minutes.',
    steps: [
      'Pour vous inscrire, ouvrez la console : e-mail, Google, Microsoft ou Apple.',
      'Confirmez votre adresse e-mail, et votre numéro de téléphone s’il est demandé.',
      'Nommez votre organisation et votre espace de travail, comme vous voulez.',
    ],
    noCard: (date: string) =>
      `Cela prend environ deux minutes, et sans carte, selon la documentation de Mistral du ${date} ; des pages en demandent une.`,
    today: 'Dans d’anciens guides : « La Plateforme ». C’est désormais Studio, à la même adresse.',
    continue: 'J’ai un compte : continuer',
    open: 'Ouvrir la console dans mon navigateur',
  },
});
