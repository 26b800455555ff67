/** A subject and the words that indicate it: French and English, lower case, without accents. */
interface Theme {
  readonly name: string;
  readonly words: RegExp;
}

/** Subjects that relate texts without common words. */
export const themes: readonly Theme[] = [
  {
    name: 'language-models',
    words:
      /^(mistral|ai|ia|llms?|gpt|models?|modeles?|langages?|languages?|embeddings?|textes?|texts?|textuel\w*|textual|numeri\w+|vect\w+|tokens?|jetons?|represent\w+|semanti\w+|algorithm\w*|algorithme\w*|apis?|prompts?)$/,
  },
  {
    name: 'weather',
    words:
      /^(temps|meteo|weather|temperatures?|pluie|pleu\w+|rain\w*|soleil|sun\w*|neige\w*|snow\w*|vent|wind\w*|nuages?|clouds?|cloudy|chaud|hot|froid|cold|forecast|previsions?)$/,
  },
  {
    name: 'today',
    words: /^(aujourd|hui|today|demain|tomorrow|hier|yesterday|maintenant|now|tonight|soir)$/,
  },
  {
    name: 'food',
    words:
      /^(fromages?|cheeses?|pain|bread|vins?|wines?|cuisin\w+|cook\w*|recettes?|recipes?|manger|eat\w*|plats?|dish\w*|repas|meals?|restaurants?|gouts?|taste\w*|comte|roquefort|camembert|brie|gratin|tarte|beurre|butter)$/,
  },
  {
    name: 'money',
    words:
      /^(prix|prices?|pricing|couts?|costs?|coute\w*|factur\w+|bill\w*|invoices?|pay\w*|paie\w*|paiements?|argent|money|euros?|dollars?|budgets?|tarif\w*|cher|cheap|expensive|rembours\w+|refund\w*)$/,
  },
  {
    name: 'code',
    words:
      /^(code\w*|program\w*|python|javascript|typescript|fonctions?|functions?|bugs?|logiciels?|software|developp\w+|develop\w*|scripts?|compil\w+|variables?)$/,
  },
  {
    name: 'animals',
    words:
      /^(chats?|cats?|chiens?|dogs?|animal|animaux|animals?|oiseaux?|birds?|chatons?|kittens?|chiots?|pupp\w+|chevaux|cheval|horses?)$/,
  },
  {
    name: 'travel',
    words:
      /^(voyag\w+|travel\w*|trips?|trains?|avions?|planes?|flights?|vols?|hotels?|gares?|stations?|vacances|holidays?|paris|lyon|london|londres|villes?|cit(y|ies))$/,
  },
  {
    name: 'safety',
    words:
      /^(cles?|keys?|secrets?|securite|security|passwords?|passe|connexion|log|login|compte|accounts?|prive\w*|private|chiffr\w+|encrypt\w*)$/,
  },
  {
    name: 'art',
    words:
      /^(peint\w+|paint\w*|art|arts|artist\w*|tableaux?|musees?|museums?|monet|musique|music\w*|livres?|books?|poem\w*|poes\w+)$/,
  },
];
