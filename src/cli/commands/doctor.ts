import { examine } from '../../core/doctor.ts';
import { FaultError } from '../../errors/fault.ts';
import type { Command } from '../command.ts';
import { documentOf, exitCodeOf } from './doctor/document.ts';
import { linesOf } from './doctor/lines.ts';
import { words } from './doctor/words.ts';

const command: Command = {
  summary: {
    en: 'look for keys that lie about, and for what does not work, with the mend; changes nothing',
    fr: 'chercher les clés qui traînent et ce qui ne marche pas, avec le remède ; ne change rien',
  },
  usage: '',
  example: 'mistral-onboard doctor --json',
  options: [
    { name: 'json', summary: { en: 'print one JSON document', fr: 'écrire un document JSON' } },
  ],
  words: { least: 0, most: 0 },
  run: async ({ values, switches }, context) => {
    const { io, lang, signal } = context;
    const { profile } = values;
    const isJson = switches.has('json');
    if (!isJson) io.err(`${words[lang].looking}\n`);
    const reports = await examine(await context.services(), {
      profile: profile ?? 'default',
      isNamed: profile !== undefined,
      isOnTerminal: io.stdinIsTerminal && io.stdoutIsTerminal,
      signal,
    });
    if (signal.aborted) throw new FaultError({ code: 'cancelled' });
    if (isJson) io.out(`${JSON.stringify(documentOf(reports, lang))}\n`);
    else
      io.out(
        linesOf(reports, lang)
          .map((line) => `${line}\n`)
          .join(''),
      );
    return exitCodeOf(reports);
  },
};

export default command;
