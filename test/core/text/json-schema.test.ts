import { expect, test } from 'vitest';
import { type JsonSchema, misfits } from '../../../src/core/text/json-schema.ts';

const schema: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    size: { type: 'string', enum: ['small', 'large'] },
    count: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' } },
    inner: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
  },
  required: ['name', 'count'],
  additionalProperties: false,
};
const fine = { name: 'a', count: 2 };

test.each<[unknown, readonly string[]]>([
  [fine, []],
  [{ ...fine, size: 'small', tags: ['x'], inner: { on: true, more: 1 } }, []],
  [{ name: 'a' }, ['count missing']],
  [{ ...fine, count: '2' }, ['count type']],
  [{ ...fine, count: 2.5 }, ['count type']],
  [{ ...fine, size: 'huge' }, ['size not-allowed']],
  [{ ...fine, tags: ['x', 1] }, ['tags.1 type']],
  [{ ...fine, inner: {} }, ['inner.on missing']],
  [{ ...fine, other: 1 }, ['other unexpected']],
  [{ ...fine, constructor: 1 }, ['constructor unexpected']],
  [null, [' type']],
  [[fine], [' type']],
])('misfits of %j', (value, found) => {
  expect(misfits(value, schema).map(({ path, problem }) => `${path} ${problem}`)).toEqual(found);
});
