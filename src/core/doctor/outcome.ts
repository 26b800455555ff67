import type { Lang } from '../../i18n/languages.ts';
import type { GitBroken } from '../../services/ports/project-scan.ts';
import { finding, fine, type Outcome, type Severity, type Told, told, unsure } from './check.ts';
import { machineMessages } from './machine-messages.ts';
import { doctorMessages } from './messages.ts';
import type { Place } from './scan-project.ts';

type Messages = (typeof doctorMessages)[Lang];
type MachineMessages = (typeof machineMessages)[Lang];

/** Says a text of `doctorWords` in each language. */
export function say(pick: (text: Messages, lang: Lang) => string): Told {
  return told((lang) => pick(doctorMessages[lang], lang));
}

/** Says a text of `machineWords` in each language. */
export function tell(pick: (text: MachineMessages, lang: Lang) => string): Told {
  return told((lang) => pick(machineMessages[lang], lang));
}

/** One text after another. */
export function joined(...texts: readonly Told[]): Told {
  return told((lang) => texts.map((text) => text[lang]).join(' '));
}

/** Each text once, in the order in which they come. */
export function eachOnce<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** What a search came to. */
export interface Search {
  readonly places: readonly Place[];
  /** False where it was stopped before the end. */
  readonly isWhole: boolean;
  /** What is said where nothing was found, and where something was. */
  readonly none: Told;
  readonly some: Told;
  readonly severity: Severity;
  readonly remedy: Told;
}

/** A search that was cut is never "nothing found". */
export function searched({ places, isWhole, none, some, severity, remedy }: Search): Outcome {
  const detail = places.length === 0 ? none : some;
  const honest = isWhole
    ? detail
    : joined(
        detail,
        say(({ soFar }) => soFar),
      );
  if (places.length === 0) return isWhole ? fine(honest) : unsure(honest);
  return { ...finding(severity, honest, remedy), findings: places };
}

/** A repository that git can't read. */
export function brokenGit({ detail }: GitBroken): Outcome {
  const fix = say(({ fixGit }) => fixGit);
  return {
    ...unsure(
      say(({ broken }) => broken(detail)),
      fix,
    ),
    isBroken: true,
  };
}

/** The time was over, and nothing is known. */
export function notFinished(): Outcome {
  return unsure(say((text) => text.notFinished));
}
