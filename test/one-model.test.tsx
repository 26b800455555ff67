import { expect, test } from 'vitest';
import { defaultModel } from '../src/core/models/default-model.ts';
import { listModels } from '../src/core/models/list-models.ts';
import { callIdOf } from '../src/core/models/model-row.ts';
import { usageOf } from '../src/core/spending/ledger-usage.ts';
import { runLine } from './cli/surroundings.ts';
import { sees, steady } from './steps/scenes.ts';
import { settled } from './support/fakes/answers.ts';
import { createTestServices, key } from './support/fakes/services.ts';
import { renderStep } from './support/terminal/step.tsx';

/** Names that the list gives Mistral Small 4 in addition to its own. */
const otherNames = ['magistral-small-latest', 'mistral-vibe-cli-fast'];
const exported = ['python', 'typescript', 'curl', 'postman', 'openapi'] as const;
const dollarsPerToken = { in: 0.15 / 1e6, out: 0.6 / 1e6 };

async function said(...words: string[]): Promise<string> {
  const services = await createTestServices({ stored: key });
  const terminal = { stdin: false, stdout: false };
  const { code, out } = await runLine([...words, '--lang', 'en'], { services, terminal });
  expect(code).toBe(0);
  return out;
}

test('Mistral Small 4 is mistral-small-latest at one price in the table, the picker, an answer and the exports', async () => {
  const table = await said('models');
  expect(table).toMatch(/^mistral-small-latest .* 0\.15·0\.60 /m);
  const picker = await renderStep('model', {
    answers: { key: settled.key },
    services: { stored: key },
  });
  await sees(picker, 'chat models;');
  const frame = await steady(picker.screen);
  expect(frame).toMatch(/^› mistral-small-latest .* 0\.15·0\.60 /m);
  const answer = JSON.parse(await said('chat', '-m', 'mistral-small-latest', 'Hi', '--json'));
  expect(answer.model).toBe('mistral-small-latest');
  const { promptTokens, completionTokens } = answer.usage;
  const price = promptTokens * dollarsPerToken.in + completionTokens * dollarsPerToken.out;
  expect(answer.cost.usd).toBeCloseTo(price, 9);
  const programs = await Promise.all(exported.map((format) => said('export', format)));
  for (const program of programs) expect(program).toContain(defaultModel);
  for (const name of otherNames) {
    for (const text of [table, frame, ...programs]) expect(text).not.toContain(name);
  }
});

test('the ledger counts one price for a model, by whichever of its names it was called', async () => {
  const services = await createTestServices({ stored: key });
  const { rows } = await listModels(services, { key });
  const small = rows.find((row) => callIdOf(row) === 'mistral-small-latest');
  const messages = [{ role: 'user', content: 'Hi' }] as const;
  const names = [small?.id ?? '', ...(small?.aliases ?? [])];
  expect(names.toSorted()).toEqual(
    ['mistral-small-2603', 'mistral-small-latest', ...otherNames].toSorted(),
  );
  for (const model of names) await services.mistral.completeChat({ model, messages }, { key });
  const { lines } = usageOf(services.ledger.entries(), 'usd', services.modelNames);
  const costs = lines.map(({ entry, cost }) => [entry.usage, cost]);
  expect(costs).toHaveLength(4);
  for (const cost of costs) expect(cost).toEqual(costs[0]);
});
