import { expect, test } from 'vitest';
import {
  type NumberSetting,
  type ReadSetting,
  readSetting,
  requestFieldsOf,
} from '../../../src/core/chat/chat-settings.ts';

const ok = (value: number | undefined): ReadSetting => ({ ok: true, value });
const bad = (problem: Extract<ReadSetting, { ok: false }>['problem']): ReadSetting => ({
  ok: false,
  problem,
});

test.each<[NumberSetting, string, ReadSetting]>([
  ['temperature', '', ok(undefined)],
  ['temperature', '  ', ok(undefined)],
  ['temperature', '0', ok(0)],
  ['temperature', '0.7', ok(0.7)],
  ['temperature', '0,7', ok(0.7)],
  ['temperature', '.5', ok(0.5)],
  ['temperature', '1.5', ok(1.5)],
  ['temperature', '1.51', bad('too-high')],
  ['temperature', '3', bad('too-high')],
  ['temperature', '-0.1', bad('too-low')],
  ['temperature', 'warm', bad('no-number')],
  ['temperature', '1e0', bad('no-number')],
  ['temperature', '.', bad('no-number')],
  ['maxTokens', '0', bad('too-low')],
  ['maxTokens', '1', ok(1)],
  ['maxTokens', '1\u202f024', ok(1024)],
  ['maxTokens', '1.5', bad('not-whole')],
  ['maxTokens', '9999999999', bad('too-high')],
  ['maxTokens', 'Infinity', bad('no-number')],
  ['seed', '0', ok(0)],
  ['seed', '42', ok(42)],
  ['seed', '4.2', bad('not-whole')],
  ['seed', '-1', bad('too-low')],
  ['seed', '0x10', bad('no-number')],
])('%s “%s”', (name, typed, read) => {
  expect(readSetting(name, typed)).toEqual(read);
});

test('does not send settings left to the model', () => {
  expect(requestFieldsOf({ system: 'x' })).toEqual({});
  expect(requestFieldsOf({ system: '', temperature: 0, maxTokens: 1, seed: 0 })).toEqual({
    temperature: 0,
    maxTokens: 1,
    randomSeed: 0,
  });
});
