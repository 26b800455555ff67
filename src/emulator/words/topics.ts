import type { Tongue } from './language.ts';

/** A question the emulator has a real answer to. */
interface Topic {
  readonly asks: RegExp;
  readonly answer: Readonly<Record<Tongue, string>>;
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

/** In the order in which they are tried. */
export const topics: readonly Topic[] = [softCheese, bestCheese, painter];
