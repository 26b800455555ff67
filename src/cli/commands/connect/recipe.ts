import {
  copyCommand,
  mcpSettings,
  type RecipeId,
  recipeNames,
  recipes,
} from '../../../core/connect/recipes.ts';
import { likelyModel, wiringFor } from '../../../core/connect/wiring.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, Typed } from '../../command.ts';
import { print } from './print.ts';

/** Prints how to set up a program that has no settings file to change. */
export async function printRecipe(
  typed: Typed,
  context: CommandContext,
  services: Services,
  id: RecipeId,
): Promise<number> {
  const { profile } = typed.values;
  const { platform, variables } = services.environment;
  const { keyCommand, model } = wiringFor(services, {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    model: await likelyModel(services, profile ?? 'default'),
  });
  const copy = copyCommand(keyCommand, platform, Boolean(variables['WAYLAND_DISPLAY']));
  const exec = commandLine('exec', '--', 'CLIENT');
  const text = recipes[context.lang];
  const steps = id === 'mcp' ? text.mcp(exec, mcpSettings) : text[id](copy, model);
  const name = recipeNames[id];
  print(typed, context, {
    document: { ok: true, recipe: { id, name, steps: steps.split('\n') } },
    lines: [name, '', ...steps.split('\n')],
  });
  return 0;
}
