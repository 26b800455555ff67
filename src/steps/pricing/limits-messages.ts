import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** Texts of the rate limits and of the account's pages. */
export const messages = catalog({
  en: {
    lead: 'Rate limits seen in this session:',
    none: 'No rate limits seen in this session yet.',
    streams: 'Streamed answers don’t report limits.',
    head: { model: 'Model', limit: 'Limit', left: 'Left' },
    notReported: 'not reported',
    outOfPlan: 'not in your plan',
    outOfPlanWith: (limits: string) => `not in your plan: ${limits}`,
    units: {
      req: { one: 'request', other: 'requests' },
      tokens: { one: 'token', other: 'tokens' },
      'ocr-pages': { one: 'page', other: 'pages' },
    },
    per: {
      second: 'a second',
      minute: 'a minute',
      hour: 'an hour',
      day: 'a day',
      month: 'a month',
    },
    perMany: {
      second: (count: string) => `in ${count} seconds`,
      minute: (count: string) => `in ${count} minutes`,
      hour: (count: string) => `in ${count} hours`,
      day: (count: string) => `in ${count} days`,
      month: (count: string) => `in ${count} months`,
    },
    perOther: (window: string) => `per ${window}`,
    joined: (one: string, other: string) => `${one}; ${other}`,
    left: (limit: string, left: string) => `${limit} (${left} left)`,
    leftAlone: (unit: string, per: string, left: string) => `${unit} ${per}: ${left} left`,
    leftOnly: (left: string) => `${left} left`,
    leftOf: (left: string, limit: string) => `${left} of ${limit} left`,
    account: 'Usage, limits and budget of the whole account:',
    pages: {
      usage: 'Usage',
      limits: 'Limits by model',
      billing: 'Organisation budget',
      workspaces: 'Workspace budget',
      pricing: 'Current prices',
    },
    get cap() {
      return `To cap what one session may spend: ${commandLine('--max-cost', '0.50')}`;
    },
    alerts: (date: string) =>
      `Mistral’s documentation of ${date} names monthly limits, but no alerts: look at the usage page now and then.`,
    open: 'open a page',
    notOpened: 'No browser can be opened here: copy the address.',
  },
  fr: {
    lead: 'Limites relevées pendant cette session :',
    none: 'Aucune limite relevée pendant cette session.',
    streams: 'Les réponses en streaming n’indiquent pas de limites.',
    head: { model: 'Modèle', limit: 'Limite', left: 'Reste' },
    notReported: 'non communiquées',
    outOfPlan: 'hors de votre forfait',
    outOfPlanWith: (limits: string) => `hors de votre forfait : ${limits}`,
    units: {
      req: { one: 'requête', other: 'requêtes' },
      tokens: { one: 'jeton', other: 'jetons' },
      'ocr-pages': { one: 'page lue', other: 'pages lues' },
    },
    per: {
      second: 'par seconde',
      minute: 'par minute',
      hour: 'par heure',
      day: 'par jour',
      month: 'par mois',
    },
    perMany: {
      second: (count: string) => `en ${count} secondes`,
      minute: (count: string) => `en ${count} minutes`,
      hour: (count: string) => `en ${count} heures`,
      day: (count: string) => `en ${count} jours`,
      month: (count: string) => `en ${count} mois`,
    },
    perOther: (window: string) => `par ${window}`,
    joined: (one: string, other: string) => `${one} ; ${other}`,
    left: (limit: string, left: string) => `${limit} (reste ${left})`,
    leftAlone: (unit: string, per: string, left: string) => `${unit} ${per} : reste ${left}`,
    leftOnly: (left: string) => `reste ${left}`,
    leftOf: (left: string, limit: string) => `reste ${left} sur ${limit}`,
    account: 'Utilisation, limites et budget de tout le compte :',
    pages: {
      usage: 'Utilisation',
      limits: 'Limites par modèle',
      billing: 'Budget de l’organisation',
      workspaces: 'Budget d’espace de travail',
      pricing: 'Tarifs actuels',
    },
    get cap() {
      return `Pour plafonner la dépense d’une session : ${commandLine('--max-cost', '0.50')}`;
    },
    alerts: (date: string) =>
      `La documentation de Mistral du ${date} parle de plafonds mensuels, pas d’alertes : regardez l’usage de temps en temps.`,
    open: 'ouvrir une page',
    notOpened: 'Impossible d’ouvrir un navigateur ici : copiez l’adresse.',
  },
});
