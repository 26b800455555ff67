import fc, { type Arbitrary } from 'fast-check';
import { formsOf, resolved, type Schema } from './specification-schema.ts';

/**
 * Values for some fields, by the name of the object and the field in the specification: `UsageInfo.total_tokens`, or
 * `.data` for a field of the answer itself. They narrow what the specification leaves open, such as one vector per
 * text.
 */
export type Fields = Readonly<Record<string, Arbitrary<unknown>>>;

/** Characters of many kinds, including control sequences. */
export const texts: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    'été 你好 👩‍💻',
    '\u001b[31mred',
    'line\nline\r\n',
    '\u202eolleh',
    '\ud800',
    'null',
  ),
);

/**
 * Generates every answer that a schema allows: with and without optional fields, with null where allowed, in each form,
 * and with unknown fields everywhere.
 */
export function answersOf(schema: Schema, fields: Fields = {}): Arbitrary<unknown> {
  // Removes -0 and undefined fields, which JSON does not have.
  return madeBy(schema, { root: schema, fields }).map((value) => JSON.parse(JSON.stringify(value)));
}

interface Making {
  readonly root: Schema;
  readonly fields: Fields;
}

function madeBy(schema: Schema, making: Making): Arbitrary<unknown> {
  const { name, schema: own } = resolved(schema, making.root);
  const forms = formsOf(own);
  if (forms.length > 0) {
    const known = forms.map((form) => madeBy(form, making));
    // A content chunk of an unknown type is allowed, too.
    return name === 'ContentChunk' ? fc.oneof(...known, newKinds) : fc.oneof(...known);
  }
  if (own.enum !== undefined) return fc.constantFrom(...own.enum);
  if (own.const !== undefined) return fc.constant(own.const);
  if (own.type === 'array') return fc.array(madeBy(own.items ?? {}, making), { maxLength: 3 });
  return own.type === 'object' ? objectOf(name, own, making) : plainValue(own);
}

const newKinds = fc.record({ type: fc.constantFrom('hologram', 'smell'), payload: fc.jsonValue() });

const unknownFields = fc.dictionary(
  fc.constantFrom('p', 'brand_new', 'x_extra', 'newField'),
  fc.jsonValue({ maxDepth: 1 }),
  { maxKeys: 2 },
);

function objectOf(name: string, schema: Schema, making: Making): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const model = Object.fromEntries(
    Object.entries(properties).map(([field, each]) => [
      field,
      making.fields[`${name}.${field}`] ?? madeBy(each, making),
    ]),
  );
  const others =
    typeof additionalProperties === 'object'
      ? fc.dictionary(fc.constantFrom('sexual', 'pii', 'new'), madeBy(additionalProperties, making))
      : unknownFields;
  const known = fc.record(model, { requiredKeys: [...required] });
  return fc.tuple(known, others).map(([one, other]) => ({ ...other, ...one }));
}

function plainValue({ type, format, minimum = 0, maximum = 1_000_000 }: Schema) {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: minimum, max: maximum });
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
  if (format === 'uuid') return fc.uuid();
  return type === 'string' ? texts : fc.jsonValue({ maxDepth: 1 });
}
