import { isInstalled } from '../../../core/connect/connect.ts';
import { readConnections } from '../../../core/connect/connection-records.ts';
import { isRecipeId, recipeIds } from '../../../core/connect/recipes.ts';
import { tools } from '../../../core/connect/registry.ts';
import { isToolId, type Tool, toolIds } from '../../../core/connect/tool.ts';
import { toolStatuses } from '../../../core/connect/tool-status.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { invalidWord } from '../../input/parse.ts';
import { printProgress } from '../../output/lines.ts';
import { printResult } from '../../output/print-result.ts';
import { connectTools } from './change.ts';
import { likelyWiring } from './likely-wiring.ts';
import { listDocument, listLines } from './list.ts';
import { messages } from './messages.ts';
import { printRecipe } from './recipe.ts';
import { undoTools } from './undo.ts';

/** Lists the tools, connects one or all of them, or disconnects them. Returns the exit code. */
export async function runConnect(typed: ParsedArguments, context: CommandContext): Promise<number> {
  const [name] = typed.words;
  const services = await context.services();
  if (name !== undefined && isRecipeId(name)) {
    return await printRecipe(typed, context, services, name);
  }
  const isNamed = name !== undefined;
  const { switches } = typed;
  if (switches.has('undo')) {
    const connected = isNamed ? [toolNamed(name)] : await connectedTools(services);
    if (connected.length === 0)
      return printNotice(typed, context, messages[context.lang].nothingConnected);
    return await undoTools(typed, context, services, { chosen: connected, isOne: isNamed });
  }
  if (isNamed) {
    const chosen = [toolNamed(name)];
    return await connectTools(typed, context, services, { chosen, isOne: true });
  }
  if (switches.has('yes') || switches.has('dry-run')) {
    const installed = await installedTools(services);
    if (installed.length === 0) return printNotice(typed, context, messages[context.lang].nothing);
    return await connectTools(typed, context, services, { chosen: installed, isOne: false });
  }
  return await list(typed, context, services);
}

function toolNamed(name: string): Tool {
  if (isToolId(name)) return tools[name];
  throw invalidWord({ option: 'connect', given: name, choices: [...toolIds, ...recipeIds] });
}

async function connectedTools(services: Services): Promise<readonly Tool[]> {
  const ids = new Set((await readConnections(services)).map(({ tool }) => tool));
  return toolIds.filter((id) => ids.has(id)).map((id) => tools[id]);
}

/** Returns the installed tools, except those with settings per folder, which are connected only by name. */
async function installedTools(services: Services): Promise<readonly Tool[]> {
  const found: Tool[] = [];
  for (const tool of Object.values(tools)) {
    if (tool.scope === 'user' && (await isInstalled(services, tool))) found.push(tool);
  }
  return found;
}

async function list(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
): Promise<number> {
  const wiring = await likelyWiring(typed, services);
  printProgress(context, messages[context.lang].looking);
  const statuses = await toolStatuses(services, wiring);
  printResult(typed, context, {
    document: listDocument(statuses, context.lang),
    lines: listLines(statuses, context.lang),
  });
  return 0;
}

/** Prints that there is no tool to change. */
function printNotice(typed: ParsedArguments, context: CommandContext, line: string): number {
  printResult(typed, context, { document: { tools: [] }, lines: [line] });
  return 0;
}
