import { catalog } from '../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    lead: 'Everything begins with a Mistral AI account. If you have one, just go on.',
    steps: [
      'Open the console and sign up with an e-mail address, Google, Microsoft or Apple.',
      'Confirm your e-mail address. You may be asked to verify a phone number.',
      'Give your organisation and your workspace a name: any will do.',
    ],
    noCard: 'No card is asked for, and it takes about two minutes.',
    today: 'Following an older guide? “La Plateforme” is now called Studio, at the same address.',
    goOn: 'I have an account: continue',
    open: 'Open the console in my browser',
  },
  fr: {
    lead: 'Tout commence par un compte Mistral AI. Si vous en avez un, continuez simplement.',
    steps: [
      'Ouvrez la console et inscrivez-vous : e-mail, Google, Microsoft ou Apple.',
      'Confirmez votre adresse e-mail. Un numéro de téléphone peut vous être demandé.',
      'Nommez votre organisation et votre espace de travail : le nom importe peu.',
    ],
    noCard: 'Aucune carte n’est demandée, et cela prend environ deux minutes.',
    today:
      'Vous suivez un ancien guide ? « La Plateforme » s’appelle désormais Studio, à la même adresse.',
    goOn: 'J’ai un compte : continuer',
    open: 'Ouvrir la console dans mon navigateur',
  },
});
