import { catalog } from '../../i18n/catalog.ts';
import { surchargePercent } from '../../i18n/provider.ts';

/** Texts of the overview, including the links to other screens. */
export const messages = catalog({
  en: {
    none: 'No paid call was made in this session yet. What you call from here on is listed here.',
    lead: (amount: string, calls: string) => `This session has cost ${amount}, in ${calls}.`,
    leadUnknown: (calls: string) => `This session made ${calls} so far.`,
    calls: {
      one: (count: string) => `${count} call`,
      other: (count: string) => `${count} calls`,
    },
    notInSum: (what: string) => `Not in the sum: ${what}.`,
    unpriced: (calls: string) => `price unknown for ${calls}`,
    notSaid: (calls: string) => `tokens not said for ${calls}`,
    head: {
      call: 'Call',
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
      fim: 'fill-in',
      moderation: 'moderation',
      ocr: 'page reading',
      probe: 'trial call',
      count: 'token count',
    },
    pages: {
      one: (count: string) => `${count} page read`,
      other: (count: string) => `${count} pages read`,
    },
    sum: 'Sum',
    unsaid: 'not said',
    unsaidTokens: 'tokens not said',
    sentence: (call: string, what: string, cost: string, time: string) =>
      `${call}: ${what}; cost: ${cost}; time: ${time}`,
    took: (tokensIn: string, tokensOut: string, cached: string) =>
      `${tokensIn} tokens in, ${tokensOut} out, ${cached} cached`,
    more: (above: string, below: string) => `${above} above, ${below} below`,
    move: 'scroll',
    listPrices: (date: string) => `At the list prices of ${date}; in Free mode nothing is billed.`,
    trials: 'A trial call asks for one token: can your account call the model?',
    cached: 'Cached tokens are counted at a tenth of the price.',
    regional: (host: string) => `Not counted here: the ${surchargePercent}% that ${host} adds.`,
    tokens: 'tokens of a text',
    estimate: 'estimate',
    limits: 'limits, pages',
  },
  fr: {
    none: 'Aucun appel payant n’a encore été fait dans cette session. Les prochains seront listés ici.',
    lead: (amount: string, calls: string) => `Cette session a coûté ${amount}, en ${calls}.`,
    leadUnknown: (calls: string) => `Cette session a fait ${calls} jusqu’ici.`,
    calls: {
      one: (count: string) => `${count} appel`,
      other: (count: string) => `${count} appels`,
    },
    notInSum: (what: string) => `Hors de la somme : ${what}.`,
    unpriced: (calls: string) => `prix inconnu pour ${calls}`,
    notSaid: (calls: string) => `jetons non dits pour ${calls}`,
    head: {
      call: 'Appel',
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
      fim: 'code à trous',
      moderation: 'modération',
      ocr: 'pages lues',
      probe: 'appel d’essai',
      count: 'comptage',
    },
    pages: {
      one: (count: string) => `${count} page lue`,
      other: (count: string) => `${count} pages lues`,
    },
    sum: 'Somme',
    unsaid: 'non dit',
    unsaidTokens: 'jetons non dits',
    sentence: (call: string, what: string, cost: string, time: string) =>
      `${call} : ${what} ; coût : ${cost} ; durée : ${time}`,
    took: (tokensIn: string, tokensOut: string, cached: string) =>
      `${tokensIn} jetons en entrée, ${tokensOut} en sortie, ${cached} en cache`,
    more: (above: string, below: string) => `${above} au-dessus, ${below} en dessous`,
    move: 'défiler',
    listPrices: (date: string) =>
      `Au tarif public du ${date} ; en mode gratuit, rien n’est facturé.`,
    trials: 'Un appel d’essai demande un jeton : votre compte peut-il appeler le modèle ?',
    cached: 'Les jetons en cache comptent au dixième du prix.',
    regional: (host: string) => `Non compté ici : les ${surchargePercent} % qu’ajoute ${host}.`,
    tokens: 'jetons d’un texte',
    estimate: 'estimer',
    limits: 'limites, pages',
  },
});
