import { catalog } from '../../../i18n/catalog.ts';

/** Texts of `doctor`, in addition to those of the checks. */
export const messages = catalog({
  en: {
    looking: 'Checking this project, your keys and this machine. Nothing is changed …',
    progress: (done: string, all: string, waiting: string) =>
      `${done} of ${all} checks done. Still running: ${waiting}. Ctrl+C stops.`,
    status: {
      ok: 'OK',
      note: 'note',
      unknown: 'not checked',
      partial: 'not fully checked',
      high: 'problem: fix now',
      medium: 'problem: fix soon',
      low: 'problem: fix later',
    },
    place: (file: string, line: string) => `${file}, line ${line}`,
    inCommit: (place: string, commit: string) => `${place}, in commit ${commit}`,
    inMessage: {
      commit: (line: string, commit: string) => `message of commit ${commit}, line ${line}`,
      tag: (line: string, commit: string, name: string) =>
        `message of tag ${name} (${commit}), line ${line}`,
    },
    others: (count: string) => `and ${count} more; to list all:`,
    fix: (remedy: string) => `Fix: ${remedy}`,
    totals: (ok: string, findings: string, unknown: string) =>
      `${ok} OK · ${findings} to fix · ${unknown} not checked`,
    saveReport: (path: string) => `Save this as ${path}? Nothing else is written. [y/N]`,
    saved: (path: string) => `Written: ${path}`,
  },
  fr: {
    looking: 'Examen de ce projet, de vos clés et de cette machine. Rien n’est modifié …',
    progress: (done, all, waiting) =>
      `${done} vérifications sur ${all}. En cours : ${waiting}. Ctrl+C arrête.`,
    status: {
      ok: 'OK',
      note: 'à savoir',
      unknown: 'non vérifié',
      partial: 'vérifié en partie',
      high: 'à corriger maintenant',
      medium: 'à corriger bientôt',
      low: 'à corriger plus tard',
    },
    place: (file, line) => `${file}, ligne ${line}`,
    inCommit: (place, commit) => `${place}, dans le commit ${commit}`,
    inMessage: {
      commit: (line, commit) => `message du commit ${commit}, ligne ${line}`,
      tag: (line, commit, name) => `message du tag ${name} (${commit}), ligne ${line}`,
    },
    others: (count) => `et ${count} de plus ; pour tout voir :`,
    fix: (remedy) => `Correction : ${remedy}`,
    totals: (ok, findings, unknown) => `${ok} OK · ${findings} à corriger · ${unknown} non vérifié`,
    saveReport: (path) => `Enregistrer ceci dans ${path} ? Rien d’autre n’est écrit. [o/N]`,
    saved: (path) => `Écrit : ${path}`,
  },
});
