import { catalog } from '../../i18n/catalog.ts';
import { provider, surchargePercent } from '../../i18n/provider.ts';

const { cachedInputPercent } = provider.discounts;

/** Texts of the overview, including the links to other screens. */
export const messages = catalog({
  en: {
    none: 'No paid call in this session yet. Your next calls will be listed here.',
    lead: (amount: string, calls: string) => `This session cost ${amount}, for ${calls}.`,
    leadUnknown: (calls: string) => `${calls} in this session so far.`,
    calls: {
      one: (count: string) => `${count} call`,
      other: (count: string) => `${count} calls`,
    },
    notInSum: (what: string) => `Not counted: ${what}.`,
    unpriced: (calls: string) => `${calls} (price unknown)`,
    notSaid: (calls: string) => `${calls} (no token count reported)`,
    head: {
      call: 'Calls',
      model: 'Model',
      in: 'In',
      out: 'Out',
      cached: 'Cached',
      cost: 'Cost',
      time: 'Time',
    },
    kinds: {
      chat: 'chat',
      embeddings: 'embeddings',
      fim: 'completion',
      moderation: 'moderation',
      ocr: 'OCR',
      transcription: 'speech',
      probe: 'test call',
      count: 'token count',
    },
    pages: {
      one: (count: string) => `${count} page read`,
      other: (count: string) => `${count} pages read`,
    },
    sum: 'Total',
    unsaid: 'unknown',
    unsaidTokens: 'no token count',
    sentence: (call: string, what: string, cost: string, time: string) =>
      `${call}: ${what}; cost: ${cost}; time: ${time}`,
    groupSentence: (call: string, what: string, cost: string) => `${call}: ${what}; cost: ${cost}`,
    times: (kind: string, count: string) => `${kind} ×${count}`,
    each: 'calls',
    grouped: 'by model',
    took: (tokensIn: string, tokensOut: string, cached: string) =>
      `${tokensIn} tokens in, ${tokensOut} out, ${cached} cached`,
    more: (above: string, below: string) => `${above} above, ${below} below`,
    move: 'scroll',
    listPrices: (date: string) => `List prices of ${date}; in free mode, nothing is billed.`,
    trials: 'A test call asks for one token, to see if your account can call the model.',
    cached: (month: string) =>
      `Cached tokens cost ${cachedInputPercent}% of the price, as of ${month}.`,
    regional: (host: string, month: string) =>
      `Not included: the ${surchargePercent}% surcharge of ${host}, as of ${month}.`,
    tokens: 'tokens',
    estimate: 'estimate',
    limits: 'limits',
  },
  fr: {
    none: 'Aucun appel payant dans cette session pour l’instant. Les prochains s’afficheront ici.',
    lead: (amount: string, calls: string) => `Cette session a coûté ${amount}, pour ${calls}.`,
    leadUnknown: (calls: string) => `${calls} dans cette session pour l’instant.`,
    calls: {
      one: (count: string) => `${count} appel`,
      other: (count: string) => `${count} appels`,
    },
    notInSum: (what: string) => `Non compté : ${what}.`,
    unpriced: (calls: string) => `${calls} (prix inconnu)`,
    notSaid: (calls: string) => `${calls} (jetons non communiqués)`,
    head: {
      call: 'Appels',
      model: 'Modèle',
      in: 'Entrée',
      out: 'Sortie',
      cached: 'Cache',
      cost: 'Coût',
      time: 'Durée',
    },
    kinds: {
      chat: 'chat',
      embeddings: 'embeddings',
      fim: 'complétion',
      moderation: 'modération',
      ocr: 'OCR',
      transcription: 'transcription',
      probe: 'appel de test',
      count: 'comptage',
    },
    pages: {
      one: (count: string) => `${count} page lue`,
      other: (count: string) => `${count} pages lues`,
    },
    sum: 'Total',
    unsaid: 'inconnu',
    unsaidTokens: 'jetons non communiqués',
    sentence: (call: string, what: string, cost: string, time: string) =>
      `${call} : ${what} ; coût : ${cost} ; durée : ${time}`,
    groupSentence: (call: string, what: string, cost: string) =>
      `${call} : ${what} ; coût : ${cost}`,
    times: (kind: string, count: string) => `${kind} × ${count}`,
    each: 'chaque appel',
    grouped: 'par modèle',
    took: (tokensIn: string, tokensOut: string, cached: string) =>
      `${tokensIn} jetons en entrée, ${tokensOut} en sortie, ${cached} en cache`,
    more: (above: string, below: string) => `${above} au-dessus, ${below} en dessous`,
    move: 'défiler',
    listPrices: (date: string) => `Tarif public du ${date} ; en mode gratuit, rien n’est facturé.`,
    trials: 'Un appel de test demande un jeton, pour voir si votre compte peut appeler le modèle.',
    cached: (month: string) =>
      `Les jetons en cache coûtent ${cachedInputPercent} % du prix, en ${month}.`,
    regional: (host: string, month: string) =>
      `Non compris : le supplément de ${surchargePercent} % de ${host}, en ${month}.`,
    tokens: 'jetons',
    estimate: 'estimer',
    limits: 'limites',
  },
});
