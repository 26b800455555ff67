/** The supported part of JSON Schema: objects, lists, texts, numbers, booleans and fixed values. */
export interface JsonSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** A place in which a value violates its schema. */
export interface Misfit {
  /** Names of the fields that lead to the place, joined by dots; empty for the whole value. */
  readonly path: string;
  readonly problem: 'missing' | 'unexpected' | 'type' | 'not-allowed';
}

/** Returns the places in which a value violates a schema; none if it is valid. */
export function misfits(value: unknown, schema: JsonSchema, path = ''): readonly Misfit[] {
  if (!isOfType(value, schema.type)) return [{ path, problem: 'type' }];
  if (schema.enum !== undefined && !schema.enum.includes(String(value))) {
    return [{ path, problem: 'not-allowed' }];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((item, place) => misfits(item, items, joined(path, String(place))));
  }
  return schema.type === 'object' ? misfitsOfFields(value as object, schema, path) : [];
}

function misfitsOfFields(value: object, schema: JsonSchema, path: string): readonly Misfit[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const fields = Object.entries(value);
  return [
    ...required
      .filter((name) => !Object.hasOwn(value, name))
      .map((name): Misfit => ({ path: joined(path, name), problem: 'missing' })),
    ...fields.flatMap(([name, field]): readonly Misfit[] => {
      const expected = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (expected !== undefined) return misfits(field, expected, joined(path, name));
      return additionalProperties ? [] : [{ path: joined(path, name), problem: 'unexpected' }];
    }),
  ];
}

function isOfType(value: unknown, type: JsonSchema['type']): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
