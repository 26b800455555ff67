import { projectMessages } from './messages.ts';
import type { ProjectPlan } from './plan.ts';

/** The commands of a project's README. */
export interface ReadmeCommands {
  readonly install: string;
  readonly test: string;
  readonly ask: string;
  /** The test with another package manager. */
  readonly also?: string;
}

/** Returns the README of a project: two commands that install and test it, and the next steps. */
export function readmeText(
  plan: ProjectPlan,
  { install, test, ask, also }: ReadmeCommands,
): string {
  const { about, readme } = projectMessages[plan.lang];
  const shell = plan.platform === 'win32' ? 'powershell' : 'sh';
  const block = (...lines: readonly string[]) => `\`\`\`${shell}\n${lines.join('\n')}\n\`\`\``;
  return `${[
    `# ${plan.name}`,
    about,
    `## ${readme.start}`,
    block(install, test),
    readme.startText,
    ...(also === undefined ? [] : [readme.also(`\`${also}\``)]),
    `## ${readme.ask}`,
    readme.askText,
    block(ask),
    `## ${readme.own}`,
    readme.ownText,
    readme.models(`\`${plan.model}\``, `\`${plan.embeddingModel}\``),
  ].join('\n\n')}\n`;
}
