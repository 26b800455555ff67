import { readPlan } from '../../../core/export/plan.ts';
import { projectFiles, projectLanguages, projectName } from '../../../core/new-project/project.ts';
import { AppError } from '../../../errors/errors.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { invalidWord, usageError, writtenPath } from '../../input/parse.ts';
import { readProfile } from '../../input/profile.ts';
import { type Line, printLines } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** Creates a project in a folder that is missing or empty. Throws AppError `usage` with `out-exists`, and `files`. */
export async function runNew(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const [given = '', named = ''] = typed.words;
  const folder = writtenPath(named);
  const language = projectLanguages.find((each) => each === given);
  if (language === undefined) {
    throw invalidWord({ option: 'new', given, choices: projectLanguages });
  }
  const { lang } = context;
  const services = await context.services();
  const { chat, embeddings, baseUrl } = await readPlan(services, readProfile(typed).profile, lang);
  const files = projectFiles(language, {
    lang,
    name: projectName(folder),
    model: chat.model,
    embeddingModel: embeddings.model,
    baseUrl,
    platform: services.environment.platform,
  });
  await services.exports
    .writeFolder(folder, files, { replaces: false })
    .catch((thrown: unknown) => {
      const error = thrown instanceof AppError ? thrown.error : undefined;
      const isThere = error?.code === 'usage' && error.problem === 'out-exists';
      throw isThere ? usageError('folder-not-empty', folder) : thrown;
    });
  const text = messages[lang];
  const lines: readonly Line[] = services.exports.writes
    ? [
        { mark: 'good', text: text.made(folder) },
        ...files.map(({ name }) => `  ${name}`),
        text.next(`${folder}/README.md`),
      ]
    : [text.demo(folder)];
  printLines(context, lines);
  return 0;
}
