import { formsOf, resolved, type Schema } from './specification-schema.ts';

/** Returns the violations of a schema, each with its path; empty if there are none. */
export function complaints(value: unknown, schema: Schema, root = schema, at = ''): string[] {
  const own = resolved(schema, root).schema;
  const forms = formsOf(own);
  if (forms.length > 0) {
    const all = forms.map((form) => complaints(value, form, root, at));
    return all.some((each) => each.length === 0) ? [] : all.flat();
  }
  if (own.enum !== undefined) return own.enum.includes(value) ? [] : [`${at} is ${value}`];
  if (own.const !== undefined) return own.const === value ? [] : [`${at} is ${value}`];
  if (own.type === 'array') {
    return Array.isArray(value)
      ? value.flatMap((item, place) => complaints(item, own.items ?? {}, root, `${at}[${place}]`))
      : [`${at} is no list`];
  }
  if (own.type === 'object') return ofObject(value, own, root, at);
  return isA(own, value) ? [] : [`${at} is ${JSON.stringify(value)}`];
}

function ofObject(value: unknown, schema: Schema, root: Schema, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${at} is no object`];
  }
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !(name in value));
  const found = Object.entries(value).flatMap(([name, field]) => {
    const known = properties[name];
    if (known !== undefined) return complaints(field, known, root, `${at}.${name}`);
    // An object with listed fields may have others only if the specification says so.
    return additionalProperties === true ? [] : [`${at}.${name} is unknown`];
  });
  return [...missing.map((name) => `${at}.${name} is missing`), ...found];
}

function isA({ type, minimum, maximum, exclusiveMinimum }: Schema, value: unknown): boolean {
  if (type === undefined) return true;
  if (type === 'null') return value === null;
  if (type === 'string' || type === 'boolean') return typeof value === type;
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return false;
  return (
    value >= (minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (maximum ?? Number.POSITIVE_INFINITY) &&
    value > (exclusiveMinimum ?? Number.NEGATIVE_INFINITY)
  );
}
