import type { NamedText } from '../../services/ports/exports.ts';
import { projectMessages } from './messages.ts';
import type { ProjectPlan } from './plan.ts';
import { pythonFiles } from './python.ts';
import { typescriptFiles } from './typescript.ts';

/** The languages of new projects. */
export const projectLanguages = ['python', 'typescript'] as const;
export type ProjectLanguage = (typeof projectLanguages)[number];

/** Returns all files of a new project. */
export function projectFiles(language: ProjectLanguage, plan: ProjectPlan): readonly NamedText[] {
  const texts = Object.entries(projectMessages[plan.lang].files);
  return [
    ...(language === 'python' ? pythonFiles(plan) : typescriptFiles(plan)),
    ...texts.map(([name, text]) => ({ name: `texts/${name}`, text })),
  ];
}

/** Returns the name of a project: the part of its folder's name that package managers accept. */
export function projectName(folder: string): string {
  const last = folder.split(/[\\/]/).findLast((part) => part !== '' && part !== '.') ?? '';
  const name = last
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'mistral-project' : name.slice(0, 60);
}
