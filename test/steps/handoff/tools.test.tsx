import { expect, test } from 'vitest';
import { messages } from '../../../src/steps/handoff/messages.ts';
import { toolsMessages } from '../../../src/steps/handoff/tools-messages.ts';
import { settled } from '../../support/fakes/answers.ts';
import { key, keyText } from '../../support/fakes/services.ts';
import { createToolsOnDisk } from '../../support/fakes/tools-on-disk.ts';
import { renderStep } from '../../support/terminal/step.tsx';
import { to } from '../handoff-scenes.ts';
import { sees } from '../scenes.ts';

const text = toolsMessages.en;

async function open(programs: readonly string[]) {
  const disk = await createToolsOnDisk(programs);
  const step = await renderStep('handoff', {
    answers: { key: settled.key, model: settled.model, embeddings: settled.embeddings },
    services: { stored: key, connections: disk.connections },
  });
  await to('tools')(step, 'en');
  return { ...disk, step };
}

test('lists the tools of this machine, shows the change, and applies it with consent', async () => {
  const { step, files } = await open(['opencode', 'aider']);
  await sees(step, text.lead.slice(0, 30));
  expect(step.screen.frame()).toMatch(/aider .*can be connected/);
  expect(step.screen.frame()).not.toContain('Crush');
  await step.screen.press('return');
  await sees(step, '+ model: mistral/mistral-small-latest');
  expect(await files()).toEqual({});
  await step.screen.press('return');
  await sees(step, text.connected('aider'));
  expect(step.screen.frame()).toContain('mistral-onboard exec -- aider');
  expect(step.screen.frame()).toContain('mistral-onboard connect aider --undo');
  expect(Object.keys(await files())).toEqual(['.aider.conf.yml']);
  expect(step.screen.frame()).not.toContain(keyText);
  await step.screen.press('return');
  await sees(step, text.lead.slice(0, 30));
  expect(step.screen.frame()).toMatch(/aider .*connected/);
  expect(step.services.emulator.requests).toEqual([]);
});

test('changes nothing when the person goes back, and reports problems', async () => {
  const { step, files, write } = await open(['aider']);
  await write('.aider.conf.yml', 'model: gpt-5\n');
  await sees(step, text.lead.slice(0, 30));
  await step.screen.press('return');
  await sees(step, 'already sets model');
  await step.screen.press('escape');
  await sees(step, text.lead.slice(0, 30));
  await step.screen.press('escape');
  await sees(step, messages.en.oneProgram);
  expect(await files()).toEqual({ '.aider.conf.yml': 'model: gpt-5\n' });
});

test('says so if there are no tools', async () => {
  const { step } = await open([]);
  await sees(step, text.none);
  await step.screen.press('return');
  await sees(step, messages.en.oneProgram);
});
