import type { Language } from './language.ts';

/** A question to which the emulator has a real answer. */
interface Topic {
  readonly asks: RegExp;
  readonly answer: Readonly<Record<Language, string>>;
}

const softCheese: Topic = {
  asks: /p[âa]tes? molles?|soft (ones?|cheese)/i,
  answer: {
    fr: `Dans ce cas, trois pâtes molles à essayer :

- **Brie de Meaux** : doux et crémeux, avec un parfum de noisette.
- **Époisses** : croûte lavée au marc de Bourgogne, puissant, à manger à la cuillère.
- **Saint-Félicien** : fondant et délicat, parfait pour commencer.

Sortez-les du réfrigérateur *une heure avant* de servir : tout leur goût en dépend.`,
    en: `In that case, here are three soft cheeses to try:

- **Brie de Meaux**: mild and creamy, with a hint of hazelnut.
- **Époisses**: a rind washed in Burgundy brandy, powerful, eaten with a spoon.
- **Saint-Félicien**: melting and delicate, a good one to start with.

Take them out of the fridge *one hour before* serving: their whole taste depends on it.`,
  },
};

const bestCheese: Topic = {
  asks: /(meilleur|pr[ée]f[ée]r).*fromages?|fromages?.*(meilleur|pr[ée]f[ée]r)|best.*cheese|cheese.*best|favou?rite.*cheese/is,
  answer: {
    fr: `Il n'y a pas *un* meilleur fromage français : tout dépend de vos goûts. Trois valeurs sûres :

- **Comté** : pâte pressée du Jura, fruitée, aux notes de noisette, superbe après 18 mois d'affinage.
- **Roquefort** : bleu de brebis de l'Aveyron, puissant et salé, parfait avec une poire mûre.
- **Camembert de Normandie** : pâte molle au lait cru, crémeuse, au parfum de champignon.

S'il fallait n'en garder qu'un, ce serait le **Comté** : il plaît à presque tout le monde, du plateau au gratin. Préférez-vous les pâtes molles, les pâtes dures ou les bleus ?`,
    en: `There is no *single* best French cheese: it depends on your taste. Three safe choices:

- **Comté**: a pressed cheese from the Jura, fruity and nutty, superb after 18 months of ageing.
- **Roquefort**: a blue sheep's milk cheese from Aveyron, strong and salty, perfect with a ripe pear.
- **Camembert de Normandie**: a soft raw-milk cheese, creamy, with a scent of mushroom.

If I had to keep only one, it would be **Comté**: nearly everyone likes it, on a cheese board or in a gratin. Do you prefer soft cheeses, hard ones or blues?`,
  },
};

const painter: Topic = {
  asks: /peintre|painter/i,
  answer: {
    fr: `**Claude Monet** est sans doute le peintre français le plus renommé : son tableau *Impression, soleil levant* a donné son nom à l'impressionnisme.`,
    en: `**Claude Monet** is arguably the best-known French painter: his *Impression, Sunrise* gave Impressionism its name.`,
  },
};

const hardCheese: Topic = {
  asks: /p[âa]tes? (dures?|press[ée]es?)|hard (ones?|cheese)/i,
  answer: {
    fr: `Trois pâtes dures à goûter :

- **Comté** : fruité, avec des notes de noisette, meilleur après 18 mois.
- **Beaufort** : plus doux, plus crémeux, fait l'été en alpage.
- **Ossau-Iraty** : au lait de brebis, du Pays basque, avec une confiture de cerises noires.`,
    en: `Three hard cheeses to taste:

- **Comté**: fruity and nutty, best after 18 months.
- **Beaufort**: milder and creamier, made in summer on the mountain pastures.
- **Ossau-Iraty**: a sheep's milk cheese from the Basque country, with black cherry jam.`,
  },
};

const blueCheese: Topic = {
  asks: /\bbleus?\b|blue (ones?|cheese)|\bblues\b/i,
  answer: {
    fr: `Trois bleus, du plus doux au plus fort :

- **Fourme d'Ambert** : souple et ronde, idéale pour débuter.
- **Bleu d'Auvergne** : plus salé, excellent dans une sauce.
- **Roquefort** : au lait de brebis, puissant, avec une poire mûre.`,
    en: `Three blues, from the mildest to the strongest:

- **Fourme d'Ambert**: soft and round, ideal to begin with.
- **Bleu d'Auvergne**: saltier, excellent in a sauce.
- **Roquefort**: a sheep's milk cheese, powerful, with a ripe pear.`,
  },
};

const program: Topic = {
  asks: /python/i,
  answer: {
    fr: `Un petit programme, qui compte les mots d'un texte :

\`\`\`python
from collections import Counter

text = input("Un texte : ")
for word, count in Counter(text.lower().split()).most_common(5):
    print(f"{count:3} {word}")
\`\`\`

Il lit une ligne, la découpe aux espaces et affiche les cinq mots les plus fréquents.`,
    en: `A small program that counts the words of a text:

\`\`\`python
from collections import Counter

text = input("A text: ")
for word, count in Counter(text.lower().split()).most_common(5):
    print(f"{count:3} {word}")
\`\`\`

It reads a line, splits it at the spaces and prints the five most frequent words.`,
  },
};

const token: Topic = {
  asks: /\bjetons?\b|\btokens?\b/i,
  answer: {
    fr: `Un **jeton** est un morceau de texte : un mot court, une partie d'un mot long, un signe. Les modèles lisent et écrivent des jetons, et c'est ce qui se paie : en français, 1 000 jetons font environ 600 mots.`,
    en: `A **token** is a piece of text: a short word, a part of a long one, a punctuation mark. Models read and write tokens, and tokens are what you pay for: in English, 1,000 of them are about 750 words.`,
  },
};

const embedding: Topic = {
  asks: /embedding/i,
  answer: {
    fr: `Un **embedding** transforme un texte en une liste de nombres, un vecteur. Deux textes de sens proche donnent des vecteurs proches, même sans un mot en commun : c'est ainsi qu'une recherche trouve « chat » quand on demande « félin ».`,
    en: `An **embedding** turns a text into a list of numbers, a vector. Two texts with similar meanings get vectors that are close, even without a word in common: that is how a search for “feline” finds “cat”.`,
  },
};

const haiku: Topic = {
  asks: /ha[iï]ku|po[eè]me?\b/i,
  answer: {
    fr: `*Premier mot écrit —*
*la machine, un court instant,*
*retient son souffle.*`,
    en: `*The first word arrives —*
*for a moment the machine*
*seems to hold its breath.*`,
  },
};

const greeting: Topic = {
  asks: /^\s*(?:bonjour|bonsoir|salut|hello|hi|hey)\b[\s\p{P}]*$/iu,
  answer: {
    fr: `Bonjour ! Ceci est une **réponse simulée**, mais quelques vraies réponses sont prêtes : demandez le meilleur fromage français, un haïku ou ce qu'est un jeton.`,
    en: `Hello! This is a **simulated answer**, but a few real ones are ready: ask for the best French cheese, a haiku, or what a token is.`,
  },
};

/** All topics; the first that matches a question answers it. */
export const topics: readonly Topic[] = [
  greeting,
  softCheese,
  hardCheese,
  blueCheese,
  bestCheese,
  painter,
  program,
  token,
  embedding,
  haiku,
];
