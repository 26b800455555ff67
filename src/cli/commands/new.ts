import { projectLanguages } from '../../core/new-project/project.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'start',
  summary: {
    en: 'create a small project that runs at once and answers questions about your texts',
    fr: 'créer un petit projet prêt à lancer, qui répond à des questions sur vos textes',
  },
  usage: `${projectLanguages.join('|')} FOLDER`,
  examples: () => [
    {
      line: commandLine('new', 'python', 'my-project'),
      summary: {
        en: 'Create it in a new folder; its README says how to run it:',
        fr: 'Le créer dans un nouveau dossier ; son README explique comment le lancer :',
      },
    },
  ],
  links: [pages.docs],
  options: [],
  words: { min: 2, max: 2 },
  run: async (typed, context) => {
    const { runNew } = await import('./new/run.ts');
    return await runNew(typed, context);
  },
};

export default command;
