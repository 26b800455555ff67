import { afterAll, beforeAll, describe, test } from 'vitest';
import { answerAnyhow } from '../services/mistral/any-answer.ts';
import { everyCall } from '../services/mistral/every-call.ts';
import { type ScriptedServer, startScripted } from '../services/mistral/scripted-server.ts';
import { faultFamily, triedFaults } from '../support/fault-families.ts';

const numRuns = 10_000;

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

describe(faultFamily('network', 'an answer of any bytes'), () => {
  test.for(Object.keys(everyCall))('%s ends in an answer or a fault', async (name, { task }) => {
    triedFaults(task, numRuns);
    await answerAnyhow(server, name, { numRuns, seed: 2 });
  });
});
