import { dotenvLine } from '../../../core/export/dotenv.ts';
import {
  type ExportFormat,
  exportFormats,
  exportNames,
  isExportFormat,
  type KeylessFormat,
} from '../../../core/export/formats.ts';
import { nextSteps } from '../../../core/export/next-steps.ts';
import { readPlan } from '../../../core/export/plan.ts';
import { exportTexts } from '../../../core/export/texts.ts';
import { writeDotenv } from '../../../core/export/write-dotenv.ts';
import { writeExport } from '../../../core/export/write-export.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { invalidWord, usageError, writtenPath } from '../../input/parse.ts';
import { readProfile } from '../../input/profile.ts';
import { resolvedKey } from '../../input/resolved-key.ts';
import { printMessages, printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** Prints or writes an export, and prints the next step on stderr. Only `dotenv` uses the key. */
export async function runExport(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const format = readFormat(typed.words[0] ?? '');
  const path = outPath(typed);
  if (format === 'dotenv') {
    if (path === undefined) await printDotenv(typed, context);
    else await saveDotenv(path, typed, context);
    return 0;
  }
  if (path === undefined) await print(format, typed, context);
  else await save(format, path, typed, context);
  return 0;
}

/** Returns the path to write to; undefined to print. Throws the error `usage` for a key in its place. */
function outPath({ values: { out } }: ParsedArguments): string | undefined {
  return out === undefined || out === '-' ? undefined : writtenPath(out);
}

function readFormat(given: string): ExportFormat {
  if (isExportFormat(given)) return given;
  throw invalidWord({ option: 'export', given, choices: exportFormats });
}

async function planFor(typed: ParsedArguments, context: CommandContext) {
  return await readPlan(await context.services(), readProfile(typed).profile, context.lang);
}

async function print(
  format: KeylessFormat,
  typed: ParsedArguments,
  context: CommandContext,
): Promise<void> {
  const name = exportNames[format];
  if (format === 'bruno') throw usageError('out-needed', name);
  const [{ text }] = exportTexts(format, await planFor(typed, context), name);
  context.io.out(text);
}

async function save(
  format: KeylessFormat,
  path: string,
  typed: ParsedArguments,
  context: CommandContext,
): Promise<void> {
  const services = await context.services();
  const plan = await planFor(typed, context);
  await writeExport(services, { format, plan, path, replaces: typed.switches.has('force') });
  if (!printWritten(path, context, services.exports.writes)) return;
  printMessages(context, nextSteps(format, path, messages[context.lang]));
}

function printWritten(path: string, context: CommandContext, writes: boolean): boolean {
  const text = messages[context.lang];
  printMessages(context, [
    writes ? { mark: 'good', text: text.written(path) } : { mark: 'note', text: text.demo(path) },
  ]);
  return writes;
}

async function keyFor(typed: ParsedArguments, context: CommandContext) {
  const services = await context.services();
  return (await resolvedKey(readProfile(typed), context, services)).key;
}

async function printDotenv(typed: ParsedArguments, context: CommandContext): Promise<void> {
  const { io, lang } = context;
  const key = await keyFor(typed, context);
  if (io.stdoutIsTerminal) {
    const { printedInPlainText, better } = messages[lang];
    printWarning(context, `${printedInPlainText} ${better(commandLine('exec', '--', 'COMMAND'))}`);
  }
  io.out(`${dotenvLine(key)}\n`);
}

async function saveDotenv(
  path: string,
  typed: ParsedArguments,
  context: CommandContext,
): Promise<void> {
  const services = await context.services();
  const text = messages[context.lang];
  const key = await keyFor(typed, context);
  const guard = await writeDotenv(services, {
    path,
    key,
    ignores: typed.switches.has('ignore'),
    replaces: typed.switches.has('force'),
  });
  if (!printWritten(path, context, services.exports.writes)) return;
  printMessages(context, [
    { mark: guard === 'no-git' ? 'warn' : 'good', text: text.guards[guard] },
    { mark: 'warn', text: text.fileInPlainText(path) },
    `  ${text.better(commandLine('exec', '--', 'COMMAND'))}`,
  ]);
}
