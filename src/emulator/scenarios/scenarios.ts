import type { ScenarioName } from '../scenario-names.ts';
import type { Scenario } from '../world.ts';
import { accountScenarios } from './account.ts';
import { serviceScenarios } from './service.ts';
import { textScenarios } from './texts.ts';

/** What each name means. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ...accountScenarios,
  ...serviceScenarios,
  ...textScenarios,
};
