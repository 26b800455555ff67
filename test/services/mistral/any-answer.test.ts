import { afterAll, beforeAll, describe, test } from 'vitest';
import { faultFamily, triedFaults } from '../../support/fault-families.ts';
import { answerAnyhow } from './any-answer.ts';
import { everyCall } from './every-call.ts';
import { type ScriptedServer, startScripted } from './scripted-server.ts';

const numRuns = 100;

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

describe(faultFamily('network', 'an answer of any bytes'), () => {
  test.for(Object.keys(everyCall))('%s ends in an answer or a fault', async (name, { task }) => {
    triedFaults(task, numRuns);
    await answerAnyhow(server, name, { numRuns, seed: 1 });
  });
});
