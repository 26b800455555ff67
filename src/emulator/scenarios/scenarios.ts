import type { ScenarioName } from '../scenario-names.ts';
import type { Scenario } from '../world.ts';
import { accountScenarios } from './account.ts';
import { serviceScenarios } from './service.ts';
import { textScenarios } from './texts.ts';

/** Scenarios by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ...accountScenarios,
  ...serviceScenarios,
  ...textScenarios,
};
