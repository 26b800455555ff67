import { pages } from '../../../i18n/links.ts';
import { formatNumber } from '../../../i18n/numbers.ts';
import { type Check, type CheckContext, fine, type Outcome, unsure } from '../check.ts';
import { brokenGit, eachOnce, joined, notFinished, say, searched } from '../outcome.ts';
import { auditHistory, type ProjectAudit, placesIn } from '../scan-project.ts';

/** The checks of what files, commits and shells remember. */
export const fileChecks: readonly Check[] = [
  { id: 'project-files', category: 'project', run: checkFiles },
  { id: 'git-history', category: 'project', run: checkHistory },
  { id: 'sdk-version', category: 'project', run: checkSdk },
  { id: 'shell-history', category: 'keys', run: checkShells },
];

/** What was found in the files of the project, made an outcome of. */
export async function ofAudit(
  { sight }: CheckContext,
  outcome: (audit: ProjectAudit) => Outcome,
): Promise<Outcome> {
  const audit = await sight.audit();
  return audit === 'cut' ? notFinished() : outcome(audit.value);
}

function checkFiles(context: CheckContext): Promise<Outcome> {
  return ofAudit(context, ({ count, keys, skipped, isWhole, broken }) => {
    const tail =
      skipped.length === 0
        ? []
        : [say(({ files }, lang) => files.skipped(formatNumber(skipped.length, lang)))];
    const outcome = searched({
      places: keys,
      isWhole,
      severity: 'high',
      none: joined(
        say(({ files }, lang) => files.none(formatNumber(count, lang))),
        ...tail,
      ),
      some: joined(
        say(({ files }, lang) =>
          files.some(formatNumber(count, lang), formatNumber(keys.length, lang)),
        ),
        ...tail,
      ),
      remedy: say(({ files }) => files.remedy),
    });
    return { ...outcome, isBroken: broken !== undefined };
  });
}

async function checkHistory({ services, sight, signal }: CheckContext): Promise<Outcome> {
  const [project, known] = await Promise.all([sight.project(), sight.known()]);
  const { git } = project;
  if (git.state === 'none') return fine(say(({ noGit }) => noGit));
  if (git.state === 'broken') return brokenGit(git);
  if (git.state === 'not-installed') {
    return unsure(
      say(({ noProgram }) => noProgram),
      say(({ installGit }) => installGit),
    );
  }
  const found = await auditHistory(services.audit, project, known, signal);
  if (found.broken !== undefined && found.keys.length === 0) return brokenGit(found.broken);
  const outcome = searched({
    places: found.keys,
    isWhole: found.isWhole,
    severity: 'high',
    none: say(({ history }) => history.none),
    some: say(({ history }, lang) => history.some(formatNumber(found.keys.length, lang))),
    remedy: say(({ history }) => history.remedy(pages.keys)),
  });
  return { ...outcome, isBroken: found.broken !== undefined };
}

function checkSdk(context: CheckContext): Promise<Outcome> {
  return ofAudit(context, ({ sdks, isWhole }) =>
    searched({
      places: sdks.map(({ file, line, masked }) => ({ file, line, masked })),
      isWhole,
      severity: 'high',
      none: say(({ sdk }) => sdk.none),
      some: say(({ sdk }) => {
        return sdk.some(eachOnce(sdks.map(({ version }) => version)).join(', '));
      }),
      remedy: say(({ sdk }) => sdk.remedy),
    }),
  );
}

async function checkShells({ services, sight }: CheckContext): Promise<Outcome> {
  const histories = await services.audit.shellHistories();
  const known = await sight.known();
  const places = histories.flatMap((file) => placesIn(file, known));
  return searched({
    places,
    isWhole: true,
    severity: 'medium',
    none: say(({ shells }, lang) => shells.none(formatNumber(histories.length, lang))),
    some: say(({ shells }, lang) => shells.some(formatNumber(places.length, lang))),
    remedy: say(({ shells }) => shells.remedy),
  });
}
