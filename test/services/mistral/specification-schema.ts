import { readFileSync } from 'node:fs';

/** The part of JSON Schema that the API's specification uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Schemas of the specification by situation: `chat-request`, `models-answer` … */
export function specification(situation: string): Schema {
  const file = new URL(`specification/${situation}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A schema with its name in the specification; an empty name if it has none. */
export function resolved(schema: Schema, root: Schema): { name: string; schema: Schema } {
  if (schema.$ref === undefined) return { name: '', schema };
  const name = schema.$ref.replace('#/$defs/', '');
  const found = root.$defs?.[name];
  if (found === undefined) throw new Error(`The specification has no ${name}`);
  return { name, schema: found };
}

/** Returns the alternatives of a schema; none if there is only one form. */
export function formsOf({ anyOf, oneOf, type, ...rest }: Schema): readonly Schema[] {
  if (anyOf !== undefined || oneOf !== undefined) return [...(anyOf ?? []), ...(oneOf ?? [])];
  return Array.isArray(type) && rest.enum === undefined
    ? type.map((each: string) => ({ ...rest, type: each }))
    : [];
}
