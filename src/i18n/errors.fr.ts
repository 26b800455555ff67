import { type AnswerProblem, isReadingProblem, type KeyProblem } from '../errors/errors.ts';
import { categoryName } from './categories.ts';
import { commandLine } from './command-line.ts';
import { connectFr } from './connect-errors.ts';
import type { ErrorMessages } from './errors.en.ts';
import {
  fileFixes,
  files,
  keychain,
  keychainOr,
  network,
  passphrase,
  vault,
} from './machine-problems.fr.ts';
import { formatMoney } from './money.ts';
import { formatDate, formatNumber } from './numbers.ts';
import { usage } from './usage.fr.ts';

const named = (model: string | undefined): string => model ?? 'ce modèle';

/** Units of rate limits, by the service's name for them. */
const units: Readonly<Record<string, string>> = {
  req: 'requête',
  tokens: 'jeton',
  'ocr-pages': 'page',
};

const limits: Record<AnswerProblem, (limit: string) => string> = {
  'too-large': (limit) => `dépasse les ${limit} octets que ce programme lit`,
  'too-deep': (limit) => `est imbriquée sur plus de ${limit} niveaux`,
  'too-many': (limit) => `liste plus de ${limit} modèles`,
};

const spender = {
  organization: 'Votre organisation',
  workspace: 'Votre espace de travail',
  either: 'Votre organisation ou votre espace de travail',
} as const;

const namesOf = (categories: readonly string[]): string =>
  categories.length === 0
    ? ''
    : ` : ${categories.map((category) => categoryName('fr', category)).join(', ')}`;

const insteadOf = (id: string, isRetired: boolean): string =>
  isRetired ? `Utilisez ${id}, qui le remplace.` : `Essayez plutôt ${id}.`;

/** Why a pasted text can’t be a key. */
const keys: Record<KeyProblem, string> = {
  empty: 'Rien n’a été collé.',
  'too-short': 'C’est trop court pour une clé Mistral, qui compte 32 lettres et chiffres.',
  'too-long': 'C’est trop long pour une clé Mistral, qui compte 32 lettres et chiffres.',
  unsendable:
    'Ce texte contient des caractères qu’aucune clé n’a, comme des accents ou des espaces.',
  'several-lines': 'Il y a plusieurs lignes ; collez seulement la clé.',
  placeholder: 'C’est un texte d’exemple, pas une clé.',
  reference: 'Ceci indique où se trouve une clé, mais n’est pas la clé elle-même.',
  encrypted: 'C’est une valeur chiffrée ; collez la clé elle-même.',
  openai:
    'Cela commence comme une clé OpenAI (sk-…). Une clé Mistral compte 32 lettres et chiffres, sans préfixe.',
  anthropic:
    'Cela commence comme une clé Anthropic (sk-ant-…). Une clé Mistral compte 32 lettres et chiffres.',
  'other-service':
    'Cela commence comme la clé d’un autre service. Une clé Mistral compte 32 lettres et chiffres.',
  url: 'C’est une adresse, pas une clé.',
};

/** Every error in French, with plain spaces; typography is applied on use. */
export const errorsFr: ErrorMessages = {
  usage: (error) => {
    const { given, nearest } = error;
    const [message, fix] =
      error.problem === 'invalid-value'
        ? [`« ${given} » ne convient pas pour ${error.option}.`, `Indiquez ${error.accepts.fr}.`]
        : usage[error.problem](given);
    const hint = nearest === undefined ? fix : `Vouliez-vous dire ${nearest} ? ${fix}`;
    return { title: 'Option non valide', message, hint };
  },
  connect: (error) => {
    const { path = '', detail = '' } = error;
    const [message, hint] = connectFr[error.problem]({ ...error, path, detail });
    return { title: 'L’outil ne peut pas être connecté', message, hint };
  },
  'key-missing': () => ({
    title: 'Pas de clé',
    message: 'Il n’y a pas encore de clé Mistral ici.',
    get hint() {
      return `Collez-en une à l’étape Clé API, ou lancez : ${commandLine('key', 'set')}.`;
    },
  }),
  'key-malformed': ({ problem, variable }) => ({
    title: 'Ce n’est pas une clé Mistral',
    message: variable === undefined ? keys[problem] : `${variable} : ${keys[problem]}`,
    hint:
      variable === undefined
        ? 'Recopiez la clé, ou créez-en une nouvelle sur la page des clés API.'
        : `Mettez la clé dans ${variable}, ou supprimez cette variable, puis lancez : ${commandLine('key', 'set')}.`,
  }),
  'key-refused': () => ({
    title: 'La clé a été refusée',
    message: 'Mistral ne connaît pas cette clé (401).',
    hint: 'Recopiez-la, ou créez-en une nouvelle sur la page des clés API. Les clés Codestral et Vibe ne marchent pas ici.',
  }),
  'key-expired': ({ date }) => ({
    title: 'La clé a expiré',
    message:
      date === undefined
        ? 'Cette clé a expiré.'
        : `Cette clé a expiré le ${formatDate(date, 'fr')}.`,
    hint: 'Créez-en une nouvelle sur la page des clés API, puis collez-la.',
  }),
  'zero-quota': ({ model, unit = 'req' }) => ({
    title: 'Hors de votre forfait',
    message: `Votre forfait autorise 0 ${units[unit] ?? unit} par minute pour ${named(model)} ; attendre n’y changera rien.`,
    hint: 'Choisissez un autre modèle, ou consultez vos limites sur la page des limites.',
  }),
  tier: ({ model }) => ({
    title: 'Hors de votre forfait',
    message: `Votre forfait ne comprend pas ${named(model)} (403).`,
    hint: 'Choisissez un autre modèle, ou changez de forfait sur la page d’abonnement.',
  }),
  labs: ({ model }) => ({
    title: 'Les modèles Labs sont désactivés',
    message: `${named(model)} est expérimental, et votre organisation n’a pas activé Labs.`,
    hint: 'Choisissez un autre modèle, ou activez Labs sur la page de confidentialité.',
  }),
  payment: ({ detail }) => ({
    title: 'Paiement requis',
    message:
      detail === undefined
        ? 'Ce compte n’a pas de moyen de paiement enregistré (402).'
        : `Mistral demande un paiement (402) : « ${detail.replace(/\.$/, '')} ».`,
    hint: 'Ajoutez une carte ou des crédits sur la page de facturation, puis réessayez.',
  }),
  'invoice-unpaid': () => ({
    title: 'Une facture est impayée',
    message: 'Le paiement d’une facture a échoué : l’API est suspendue pour ce compte (402).',
    hint: 'Réglez-la sur la page de facturation, puis réessayez.',
  }),
  inactive: () => ({
    title: 'L’abonnement n’est pas actif',
    message: 'Mistral répond que l’abonnement est inactif ou épuisé.',
    hint: 'Consultez la page d’abonnement, puis réessayez.',
  }),
  'monthly-quota': () => ({
    title: 'Le quota du mois est épuisé',
    message: 'Il ne reste aucun jeton pour ce mois ; attendre une minute n’y changera rien.',
    hint: 'Activez le paiement à l’usage, ou reprenez le mois prochain. La page d’utilisation donne les chiffres.',
  }),
  'allowance-used': () => ({
    title: 'Le crédit inclus est épuisé',
    message: 'L’usage inclus ce mois-ci, ou un budget prépayé, est épuisé (402).',
    hint: 'Activez le paiement à l’usage ou relevez le budget, ou reprenez le mois prochain. La page d’utilisation donne les chiffres.',
  }),
  'spend-limit': ({ of }) => ({
    title: 'La limite de dépense est atteinte',
    message: `${spender[of ?? 'either']} a dépensé ce que sa limite mensuelle permet.`,
    hint: 'Relevez la limite sur la page de facturation, ou reprenez le mois prochain.',
  }),
  'spending-cap': (error) => {
    const money = (nanos: number) => formatMoney(nanos, error.currency, 'fr');
    const title = 'Le plafond de dépense bloque cet appel';
    if (error.problem === 'reached') {
      return {
        title,
        message: `Cette session a dépensé ${money(error.spent)}, et cet appel peut coûter jusqu’à ${money(error.max)} : plus que le plafond de ${money(error.cap)}.`,
        hint: 'Rien n’a été envoyé. Augmentez --max-cost, ou demandez moins de jetons.',
      };
    }
    const unit = error.currency === 'eur' ? 'euros' : 'dollars';
    return {
      title,
      message: `Le prix de ${error.model} en ${unit} est inconnu : impossible de respecter le plafond de ${money(error.cap)}. Rien n’a été envoyé.`,
      hint: 'Choisissez un modèle au prix connu, ou relancez sans --max-cost.',
    };
  },
  'rate-limited': ({ seconds, isAsked = false }) => ({
    title: 'Trop de requêtes',
    message: isAsked
      ? `Mistral demande d’attendre ${seconds} s. C’est courant en mode gratuit.`
      : 'Trop de requêtes en peu de temps. C’est courant en mode gratuit.',
    hint: isAsked ? 'Patientez, puis réessayez.' : `Réessayez dans ${seconds} s.`,
  }),
  guardrail: ({ categories = [] }) => ({
    title: 'Bloqué par un garde-fou',
    message: `Un garde-fou de votre organisation bloque cette requête (403)${namesOf(categories)}.`,
    hint: 'Reformulez-la, ou voyez avec l’administrateur qui a réglé les garde-fous.',
  }),
  network: ({ problem, host, proxy }) => {
    const [message, hint] = network[problem](host, proxy);
    return { title: 'Erreur réseau', message, hint };
  },
  capacity: ({ model }) => ({
    title: 'Mistral est très sollicité',
    message: `${named(model)} n’a pas de capacité libre en ce moment. Votre quota n’y est pour rien.`,
    hint: 'Réessayez dans un instant, ou choisissez un autre modèle.',
  }),
  service: ({ status }) => ({
    title: 'Mistral rencontre un problème',
    message: `Le service a répondu par une erreur interne (${status}).`,
    hint: 'Réessayez dans un instant, ou consultez la page d’état du service.',
  }),
  'bad-answer': ({ host, exceeded }) =>
    exceeded === undefined
      ? {
          title: 'Ce n’est pas une réponse de Mistral',
          message: `${host} n’a pas répondu comme l’API ; c’est peut-être la page de connexion de ce réseau.`,
          hint: 'Connectez-vous à votre réseau, ou vérifiez l’adresse de base.',
        }
      : {
          title: 'Réponse trop volumineuse',
          message: `La réponse de ${host} ${limits[exceeded.problem](formatNumber(exceeded.limit, 'fr'))}.`,
          hint: 'Vérifiez l’adresse de base.',
        },
  'no-route': ({ host }) => ({
    title: 'Rien à cette adresse',
    message: `${host} n’a pas d’API Mistral au chemin appelé (404).`,
    hint: 'Vérifiez l’adresse de base : elle s’arrête avant /v1.',
  }),
  'stream-cut': ({ isEmpty = false }) => ({
    title: isEmpty ? 'Pas de réponse' : 'La réponse a été coupée',
    message: isEmpty
      ? 'La connexion s’est interrompue avant toute réponse.'
      : 'La connexion s’est interrompue avant la fin. Le début de la réponse reste affiché.',
    hint: 'Réessayez.',
  }),
  'stream-error': ({ isEmpty = false }) => ({
    title: isEmpty ? 'Pas de réponse' : 'La réponse s’est interrompue',
    message: isEmpty
      ? 'Mistral a signalé une erreur au lieu d’une réponse.'
      : 'Mistral a signalé une erreur au milieu de la réponse. Le début reste affiché.',
    hint: 'Réessayez dans un instant.',
  }),
  'model-unknown': ({ model, instead, isRetired = false }) => ({
    title: 'Modèle introuvable',
    message: isRetired
      ? `Mistral a retiré « ${model} ».`
      : `Mistral n’a pas de modèle « ${model} », ou l’a retiré.`,
    hint:
      instead === undefined
        ? 'Choisissez-en un autre dans la liste.'
        : insteadOf(instead, isRetired),
  }),
  'prompt-too-long': ({ bytes, tokens, model, contextTokens }) => ({
    title: 'Texte trop long',
    message:
      bytes === undefined
        ? `Ce texte fait ${formatNumber(tokens ?? 0, 'fr')} jetons ; ${model} en lit au plus ${formatNumber(contextTokens, 'fr')} à la fois.`
        : `Ce texte fait ${formatNumber(bytes / 1e6, 'fr', 1)} Mo ; ${model} lit au plus ${formatNumber(contextTokens, 'fr')} jetons à la fois, soit environ ${formatNumber((contextTokens * 4) / 1e6, 'fr', 1)} Mo. Rien n’a été envoyé.`,
    hint: 'Raccourcissez le texte, ou choisissez un modèle qui en lit davantage.',
  }),
  'request-refused': ({ status, detail, reason }) => ({
    title: 'La requête a été refusée',
    message:
      detail === ''
        ? `Mistral a rejeté la requête (${status}) sans donner de raison.`
        : `Mistral a rejeté la requête (${status}) : « ${detail.replace(/\.$/, '')} ».`,
    hint:
      reason === 'greedy'
        ? 'Choisissez une température au-dessus de 0, ou celle du modèle.'
        : 'Modifiez-la, puis réessayez.',
  }),
  keychain: ({ problem, otherwise }) => {
    const [message, fix] = keychain[problem];
    const hint = otherwise === undefined ? fix : `${fix} ${keychainOr[otherwise]}`;
    return { title: 'Trousseau indisponible', message, hint };
  },
  vault: ({ problem, path }) => {
    const [message, hint] = vault[problem](path);
    return { title: 'Coffre inutilisable', message, hint };
  },
  passphrase: ({ problem }) => {
    const [message, hint] = passphrase[problem];
    return { title: 'Problème de phrase secrète', message, hint };
  },
  files: ({ problem, path, isNamed, owner, command }) => {
    const hint =
      isNamed || isReadingProblem(problem)
        ? 'Vérifiez le chemin, ou donnez un autre fichier.'
        : `${fileFixes[problem] ?? fileFixes.other}, ou donnez un autre dossier à MISTRAL_ONBOARD_HOME.`;
    return {
      title: 'Problème de fichier',
      message:
        owner === undefined ? `${path} ${files[problem]}.` : `${path} appartient à ${owner}.`,
      hint: command === undefined ? hint : `Reprenez-le avec : ${command}`,
    };
  },
  bug: ({ detail }) => ({
    title: 'L’erreur vient de nous',
    message: `Une erreur imprévue s’est produite (${detail}).`,
    hint: 'Relancez le programme.',
  }),
  'program-changed': () => ({
    title: 'Le programme a été mis à jour',
    message: 'Une autre version a été installée pendant qu’il tournait.',
    hint: 'Relancez le programme.',
  }),
  cancelled: () => ({
    title: 'Arrêté',
    message: 'Vous avez interrompu l’opération.',
    hint: 'Réessayez quand vous voulez.',
  }),
};
