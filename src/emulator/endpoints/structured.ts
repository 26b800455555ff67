import { type JsonObject, listOf, objectOf, textOf } from '../json.ts';

/**
 * Returns JSON that matches the schema of a request; undefined if the request has no schema. Takes the values from the
 * names and the numbers in the question, as long as there are any.
 */
export function structuredAnswer(body: JsonObject, question: string): string | undefined {
  const format = objectOf(body['response_format']);
  if (format['type'] !== 'json_schema') return undefined;
  const names = (question.match(/(?<=\S )\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*/gu) ?? []).filter(
    (name) => name.length > 2,
  );
  const numbers = (question.match(/\d+/g) ?? []).map(Number);
  return JSON.stringify(
    matchingValue(objectOf(objectOf(format['json_schema'])['schema']), { names, numbers }),
  );
}

/** The names and numbers of the question that are not used yet. */
interface Material {
  readonly names: string[];
  readonly numbers: number[];
}

function matchingValue(schema: JsonObject, material: Material): unknown {
  const [allowed] = listOf(schema['enum']);
  if (allowed !== undefined) return allowed;
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries(objectOf(schema['properties'])).map(([name, field]) => [
          name,
          matchingValue(objectOf(field), material),
        ]),
      );
    case 'array':
      return [matchingValue(objectOf(schema['items']), material)];
    case 'integer':
    case 'number':
      return material.numbers.shift() ?? 1;
    case 'boolean':
      return true;
    default:
      return material.names.shift() ?? (textOf(schema['description']) || 'simulated');
  }
}
