import { catalog } from '../i18n/catalog.ts';
import { commandLine } from '../i18n/command-line.ts';
import type { Lang } from '../i18n/languages.ts';

/** Texts of the command line itself. */
export const messages = catalog({
  en: {
    tagline: 'From zero to your first Mistral AI calls, with your API key kept safe.',
    usage: 'Usage',
    wizard: 'guided setup in a terminal',
    oneCommand: 'run one command',
    more: 'help for a command, with examples',
    groups: {
      start: 'Set up',
      key: 'Your key',
      use: 'Try the API',
      more: 'Check and more',
    },
    help: 'show this help, or the help for a command',
    version: 'show the version',
    commands: 'Commands',
    options: 'Options',
    example: 'Example',
    examples: 'Examples',
    links: 'Links',
    subcommandHelp: 'Help for one of them:',
    sharedOptions: 'The options for every command, such as --lang and --profile:',
    correct: (line: string) => `Usage: ${line}`,
    exits:
      'Exit codes: 0 done, 1 problem found, 2 wrong usage, 4 key, 5 account, 6 network or service, 7 this machine, 70 bug in this program, 130 cancelled.',
    get instead() {
      return `Without a terminal, ${commandLine('setup', '--json')} does the whole setup. These commands work too:`;
    },
  },
  fr: {
    tagline: 'De zéro à vos premiers appels Mistral AI, clé API en lieu sûr.',
    usage: 'Utilisation',
    wizard: 'configuration guidée, dans un terminal',
    oneCommand: 'lancer une commande',
    more: 'aide d’une commande, avec des exemples',
    groups: {
      start: 'Configurer',
      key: 'Votre clé',
      use: 'Essayer l’API',
      more: 'Vérifier et le reste',
    },
    help: 'afficher cette aide, ou celle d’une commande',
    version: 'afficher la version',
    commands: 'Commandes',
    options: 'Options',
    example: 'Exemple',
    examples: 'Exemples',
    links: 'Liens',
    subcommandHelp: 'Aide de l’une d’elles :',
    sharedOptions: 'Les options communes, comme --lang et --profile :',
    correct: (line: string) => `Utilisation : ${line}`,
    exits:
      'Codes de sortie : 0 terminé, 1 problème trouvé, 2 mauvaise utilisation, 4 clé, 5 compte, 6 réseau ou service, 7 cette machine, 70 bogue de ce programme, 130 annulé.',
    get instead() {
      return `Sans terminal, ${commandLine('setup', '--json')} fait toute la configuration. Ces commandes fonctionnent aussi :`;
    },
  },
});

/** Returns the help rows of `help` and `version`, the commands that do the same as a switch. */
export function switchCommands(lang: Lang): readonly (readonly [usage: string, summary: string])[] {
  const { help, version } = messages[lang];
  return [
    ['help [COMMAND]', help],
    ['version', version],
  ];
}
