import { projectLanguages } from '../../core/new-project/project.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'make a small project that runs at once: questions about a folder of texts',
    fr: 'créer un petit projet prêt à lancer : des questions sur un dossier de textes',
  },
  usage: `${projectLanguages.join('|')} FOLDER`,
  example: () => commandLine('new', 'python', 'my-project'),
  options: [],
  words: { min: 2, max: 2 },
  run: async (typed, context) => {
    const { runNew } = await import('./new/run.ts');
    return await runNew(typed, context);
  },
};

export default command;
