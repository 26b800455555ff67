import {
  copyCommand,
  type RecipeId,
  recipeNames,
  recipeSteps,
} from '../../../core/connect/recipes.ts';
import { commandLine } from '../../../i18n/command-line.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { printResult } from '../../output/print-result.ts';
import { likelyWiring } from './likely-wiring.ts';

/** Prints how to set up a program that has no settings file to change. */
export async function printRecipe(
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
  id: RecipeId,
): Promise<number> {
  const { platform, variables } = services.environment;
  const { keyCommand, model, origin } = await likelyWiring(typed, services);
  const copy = copyCommand(keyCommand, platform, Boolean(variables['WAYLAND_DISPLAY']));
  const start = commandLine('exec', '--', 'CLIENT');
  const steps = recipeSteps(id, { copy, model, origin, start }, context.lang);
  const name = recipeNames[id];
  printResult(typed, context, {
    document: { recipe: { id, name, steps } },
    lines: [name, '', ...steps],
  });
  return 0;
}
