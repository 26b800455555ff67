import { describe, expect, test } from 'vitest';
import { sampleTexts } from '../../../src/core/explore/sample-texts.ts';
import {
  askStructured,
  orderForm,
  structuredEstimate,
} from '../../../src/core/explore/structured-answer.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import { defaultModel } from '../../../src/core/models/default-model.ts';
import type { ChatEvent } from '../../../src/services/ports/mistral.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';

const order = { customer: 'Claire Martin', product: 'Comté', city: 'Lyon', quantity: 3 };

async function answered(text: string) {
  async function* streamChat(): AsyncGenerator<ChatEvent> {
    yield { type: 'text', text };
    yield finish();
  }
  const services = {
    mistral: fakeMistral({ streamChat }),
    clock: createFakeClock(),
    modelNames: noNames,
  };
  const request = { question: 'q', form: orderForm };
  return await askStructured(services, request, { key, model: defaultModel });
}

describe('a structured answer', () => {
  test.each(['en', 'fr'] as const)('fits the schema that was sent (%s)', async (lang) => {
    const services = await createTestServices();
    const question = sampleTexts[lang].structured;
    const given = await askStructured(
      services,
      { question, form: orderForm },
      { key, model: defaultModel },
    );
    expect([given.value, given.misfits]).toEqual([order, []]);
    expect(services.emulator.requests[0]?.body).toMatchObject({
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'order', strict: true, schema: orderForm.schema },
      },
    });
  });

  test.each([
    ['Sure! Here it is', [{ path: '', problem: 'type' }]],
    [`${'['.repeat(101)}${']'.repeat(101)}`, [{ path: '', problem: 'type' }]],
    [JSON.stringify({ ...order, quantity: 'three' }), [{ path: 'quantity', problem: 'type' }]],
    [JSON.stringify({ ...order, total: 1 }), [{ path: 'total', problem: 'unexpected' }]],
  ])('that does not fit the schema is reported: %s', async (text, found) => {
    const { text: sent, misfits } = await answered(text);
    expect([sent, misfits]).toEqual([text, found]);
  });

  test('has an estimate that counts the schema', () => {
    const cost = structuredEstimate('short', orderForm, metadataOf(defaultModel));
    expect(cost === 'unknown' ? null : cost.usd).toBeGreaterThan(0);
  });
});
