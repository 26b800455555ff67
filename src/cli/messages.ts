import { catalog } from '../i18n/catalog.ts';
import { commandLine } from '../i18n/command-line.ts';

/** Texts of the command line itself. */
export const messages = catalog({
  en: {
    tagline: 'From zero to your first Mistral AI calls, with the key safe.',
    usage: 'Usage',
    wizard: 'the guided setup, in a terminal',
    more: 'what one command takes',
    get ownOptions() {
      return `The options of the whole program go with it too: ${commandLine('--help')}.`;
    },
    commands: 'Commands',
    options: 'Options',
    example: 'Example',
    exits:
      'Exit codes: 0 done, 1 a finding, 2 usage, 4 key, 5 account, 6 network or service, 7 this machine, 70 our bug, 130 cancelled.',
    get instead() {
      return `Without a terminal, ${commandLine('setup', '--json')} does the whole setup. These work as well:`;
    },
  },
  fr: {
    tagline: 'De zéro à vos premiers appels Mistral AI, clé en lieu sûr.',
    usage: 'Utilisation',
    wizard: 'le parcours, dans un terminal',
    more: 'ce que prend une commande',
    get ownOptions() {
      return `Les options du programme valent aussi ici : ${commandLine('--help')}.`;
    },
    commands: 'Commandes',
    options: 'Options',
    example: 'Exemple',
    exits:
      'Codes de sortie : 0 fait, 1 un constat, 2 usage, 4 clé, 5 compte, 6 réseau ou service, 7 cette machine, 70 notre erreur, 130 annulé.',
    get instead() {
      return `Sans terminal, ${commandLine('setup', '--json')} fait toute la configuration. Ceci fonctionne aussi :`;
    },
  },
});
