import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** Texts of the rate limits and of the account's pages. */
export const messages = catalog({
  en: {
    lead: 'What the answers of this session told of your limits, by model:',
    none: 'No answer of this session has told your limits.',
    streams: 'Answers that come word by word, as streams, carry no limits.',
    untold: 'its answers did not tell',
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
    account: 'What the whole account uses, may use and may spend is on its own pages:',
    pages: {
      usage: 'Usage',
      limits: 'Limits by model',
      billing: 'Budget of the organisation',
      workspaces: 'Budget of a workspace',
      pricing: 'Prices today',
    },
    get cap() {
      return `To hold one session to a sum: ${commandLine('--max-cost', '0.50')}`;
    },
    alerts: (date: string) =>
      `Mistral’s documentation of ${date} names monthly limits, but no alerts: look at the usage page now and then.`,
    open: 'open a page',
    notOpened: 'No browser can be opened from here: copy the address.',
  },
  fr: {
    lead: 'Ce que les réponses de cette session ont dit de vos limites, par modèle :',
    none: 'Aucune réponse de cette session n’a dit vos limites.',
    streams: 'Les réponses qui arrivent mot à mot, en flux, ne portent aucune limite.',
    untold: 'ses réponses n’ont rien dit',
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
    left: (limit: string, left: string) => `${limit} (il en reste ${left})`,
    leftAlone: (unit: string, per: string, left: string) => `${unit} ${per} : il en reste ${left}`,
    account: 'Ce que tout le compte utilise, peut utiliser et dépenser est sur ses pages :',
    pages: {
      usage: 'Utilisation',
      limits: 'Limites par modèle',
      billing: 'Budget de l’organisation',
      workspaces: 'Budget d’espace de travail',
      pricing: 'Tarifs du jour',
    },
    get cap() {
      return `Pour borner une session à une somme : ${commandLine('--max-cost', '0.50')}`;
    },
    alerts: (date: string) =>
      `La documentation de Mistral du ${date} parle de plafonds mensuels, pas d’alertes : regardez l’usage de temps en temps.`,
    open: 'ouvrir une page',
    notOpened: 'Aucun navigateur ne peut être ouvert d’ici : copiez l’adresse.',
  },
});
