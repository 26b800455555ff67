import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'look for keys that lie about, and for what does not work, with the mend; changes nothing',
    fr: 'chercher les clés qui traînent et ce qui ne marche pas, avec le remède ; ne change rien',
  },
  usage: '',
  example: () => commandLine('doctor', '--json'),
  options: [
    { name: 'json', summary: { en: 'print one JSON document', fr: 'écrire un document JSON' } },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runDoctor } = await import('./doctor/run.ts');
    return await runDoctor(typed, context);
  },
};

export default command;
