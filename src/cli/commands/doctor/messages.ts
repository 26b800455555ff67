import { catalog } from '../../../i18n/catalog.ts';
import { commandLine } from '../../../i18n/command-line.ts';

/** Words around what the checks say. */
export const messages = catalog({
  en: {
    looking: 'Looking through this project, your keys and this machine. Nothing is changed …',
    status: { ok: 'ok', finding: 'finding', unknown: 'unknown' },
    severity: { high: 'at once', medium: 'soon', low: 'some day' },
    place: (file: string, line: string) => `${file}, line ${line}`,
    inCommit: (place: string, commit: string) => `${place}, in commit ${commit}`,
    others: (count: string) =>
      `and others: ${count}. All of them: ${commandLine('doctor', '--json')}`,
    fix: (remedy: string) => `Mend: ${remedy}`,
    ending: (ok: string, findings: string, unknown: string) =>
      `Checks in order: ${ok}. Findings: ${findings}. Not known: ${unknown}.`,
  },
  fr: {
    looking: 'Examen de ce projet, de vos clés et de cette machine. Rien n’est changé …',
    status: { ok: 'bon', finding: 'constat', unknown: 'inconnu' },
    severity: { high: 'tout de suite', medium: 'bientôt', low: 'un jour' },
    place: (file, line) => `${file}, ligne ${line}`,
    inCommit: (place, commit) => `${place}, dans le commit ${commit}`,
    others: (count) => `et d’autres : ${count}. Toutes : ${commandLine('doctor', '--json')}`,
    fix: (remedy) => `Remède : ${remedy}`,
    ending: (ok, findings, unknown) =>
      `Vérifications en ordre : ${ok}. Constats : ${findings}. Inconnu : ${unknown}.`,
  },
});
