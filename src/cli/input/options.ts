import { factMonth } from '../../i18n/fact-date.ts';
import { defaultOrigin, surchargePercent } from '../../i18n/provider.ts';
import { profileNameRule } from '../../services/ports/profile-name.ts';
import type { OptionSpec } from '../command.ts';

/** Options that the program accepts before or after any command. */
export const programOptions: readonly OptionSpec[] = [
  {
    name: 'demo',
    summary: {
      en: 'simulated answers: no account needed, nothing written to disk',
      fr: 'réponses simulées : sans compte, rien n’est écrit sur le disque',
    },
  },
  {
    name: 'lang',
    value: 'fr|en',
    summary: { en: 'language of all texts', fr: 'langue des textes' },
  },
  {
    name: 'profile',
    value: 'NAME',
    summary: {
      en: 'name the key is stored under (default: default)',
      fr: 'nom sous lequel la clé est enregistrée (par défaut : default)',
    },
    accepts: profileNameRule,
  },
  {
    name: 'base-url',
    value: 'URL',
    summary: {
      en: 'another API address: https, or http on this machine only',
      fr: 'autre adresse de l’API : https, ou http sur cette machine seulement',
    },
    accepts: {
      en: `the origin alone, such as ${defaultOrigin}, with no user, path or query`,
      fr: `l’origine seule, comme ${defaultOrigin}, sans utilisateur, chemin ni paramètres`,
    },
  },
  {
    name: 'region',
    value: 'global|eu|us',
    summary: {
      get en() {
        return `where Mistral computes the answers; eu and us cost ${surchargePercent}% more (${factMonth('hosts', 'en')})`;
      },
      get fr() {
        return `où Mistral calcule les réponses ; eu et us coûtent ${surchargePercent} % de plus (${factMonth('hosts', 'fr')})`;
      },
    },
  },
  {
    name: 'max-cost',
    value: 'AMOUNT',
    summary: {
      en: 'spending limit for one session, such as 0.50eur; checked before each call',
      fr: 'dépense maximale pour une session, par exemple 0.50eur ; vérifiée avant chaque appel',
    },
    accepts: {
      en: 'an amount such as 0.50, 0.50eur or 0.50usd',
      fr: 'un montant comme 0.50, 0.50eur ou 0.50usd',
    },
  },
  {
    name: 'fresh',
    summary: { en: 'start at the first step again', fr: 'recommencer à la première étape' },
  },
  {
    name: 'screen-reader',
    summary: {
      en: 'plain, labelled text in reading order',
      fr: 'texte simple et étiqueté, dans l’ordre de lecture',
    },
  },
  {
    name: 'no-animation',
    summary: {
      en: 'nothing on the screen moves by itself',
      fr: 'rien ne bouge tout seul à l’écran',
    },
  },
  {
    name: 'theme',
    value: 'auto|dark|light',
    summary: {
      en: 'colours for a dark or a light terminal (default: auto)',
      fr: 'couleurs pour un terminal sombre ou clair (par défaut : auto)',
    },
  },
  { name: 'help', short: 'h', summary: { en: 'show this help', fr: 'afficher cette aide' } },
  { name: 'version', short: 'v', summary: { en: 'show the version', fr: 'afficher la version' } },
];
