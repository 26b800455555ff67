import type { Localized } from '../../i18n/languages.ts';
import type { CheckReport } from './check.ts';
import type { HiddenKeys } from './hidden-keys.ts';
import type { Place } from './scan-project.ts';

/**
 * Returns a report with a mask in the place of each key, even if the key is the name of a file, a host or something
 * else in the report.
 */
export function hideKeys(report: CheckReport, keys: HiddenKeys): CheckReport {
  const hide = (text: string) => keys.hide(text);
  const inBoth = ({ en, fr }: Localized) => ({ en: hide(en), fr: hide(fr) });
  return {
    ...report,
    detail: inBoth(report.detail),
    remedy: report.remedy && inBoth(report.remedy),
    commands: report.commands.map(hide),
    findings: report.findings.map((place) => placeWithout(place, hide)),
  };
}

function placeWithout({ key: _, ...place }: Place, hide: (text: string) => string): Place {
  const file = hide(place.file);
  if (file === place.file) return place;
  return { ...place, file, rawPath: place.rawPath ?? place.file, hasKeyInPath: true };
}
