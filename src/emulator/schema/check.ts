import { isObject } from '../json.ts';

/** One problem of a request body, in the form in which the service lists it under `detail`. */
export interface Complaint {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
}

/** Checks one value. Returns an empty list for a valid value. `loc` is the path of the value in the body. */
export type Check = (value: unknown, loc: Complaint['loc']) => readonly Complaint[];

/** Returns a check that refuses every value. */
function complain(type: string, msg: string): Check {
  return (input, loc) => [{ type, loc, msg, input }];
}

export const text: Check = (value, loc) =>
  typeof value === 'string'
    ? []
    : complain('string_type', 'Input should be a valid string')(value, loc);

export const flag: Check = (value, loc) =>
  typeof value === 'boolean'
    ? []
    : complain('bool_type', 'Input should be a valid boolean')(value, loc);

export const anything: Check = () => [];

export const dictionary: Check = (value, loc) =>
  isObject(value) ? [] : complain('dict_type', 'Input should be a valid dictionary')(value, loc);

/** Checks for a number from `min` to `max`, inclusive. */
export function number(min: number, max: number): Check {
  return (value, loc) => {
    if (typeof value !== 'number')
      return complain('float_type', 'Input should be a valid number')(value, loc);
    if (value < min)
      return complain('greater_than_equal', `Input should be greater than or equal to ${min}`)(
        value,
        loc,
      );
    if (value > max)
      return complain('less_than_equal', `Input should be less than or equal to ${max}`)(
        value,
        loc,
      );
    return [];
  };
}

/** Checks for a whole number of at least `min`. */
export function integer(min = Number.NEGATIVE_INFINITY): Check {
  return (value, loc) => {
    if (typeof value === 'number' && !Number.isInteger(value))
      return complain('int_from_float', 'Input should be a valid integer')(value, loc);
    if (typeof value !== 'number')
      return complain('int_type', 'Input should be a valid integer')(value, loc);
    return number(min, Number.POSITIVE_INFINITY)(value, loc);
  };
}

/** Checks that a value is one of the words. */
export function oneOf(...words: readonly string[]): Check {
  const quoted = words.map((word) => `'${word}'`).join(' or ');
  return (value, loc) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : complain('literal_error', `Input should be ${quoted}`)(value, loc);
}

/** Accepts null, and any value that the check accepts. */
export function orNull(check: Check): Check {
  return (value, loc) => (value === null ? [] : check(value, loc));
}

/** Checks every entry of a list. */
export function listOfAll(check: Check): Check {
  return (value, loc) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, [...loc, index]))
      : complain('list_type', 'Input should be a valid list')(value, loc);
}

/**
 * Accepts a value that matches one of the named forms; otherwise returns the complaints of every form under its name.
 */
export function anyOf(forms: Readonly<Record<string, Check>>): Check {
  return (value, loc) => {
    const all = Object.entries(forms).map(([name, check]) => check(value, [...loc, name]));
    return all.some((complaints) => complaints.length === 0) ? [] : all.flat();
  };
}

/** Checks for an object with these fields and no others. All `required` fields must be present. */
export function fields(
  checks: Readonly<Record<string, Check>>,
  required: readonly string[],
): Check {
  return (value, loc) => {
    if (!isObject(value)) {
      const msg = 'Input should be a valid dictionary or object to extract fields from';
      return complain('model_attributes_type', msg)(value, loc);
    }
    const missing = required
      .filter((name) => !(name in value))
      .flatMap((name) => complain('missing', 'Field required')(value, [...loc, name]));
    const wrong = Object.entries(value).flatMap(([name, inner]) => {
      const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
      return (check ?? complain('extra_forbidden', 'Extra inputs are not permitted'))(inner, [
        ...loc,
        name,
      ]);
    });
    return [...missing, ...wrong];
  };
}

/** Checks one of several kinds of objects, distinguished by the word in `key`. */
export function taggedBy(key: string, forms: Readonly<Record<string, Check>>): Check {
  const known = Object.keys(forms)
    .map((word) => `'${word}'`)
    .join(', ');
  return (value, loc) => {
    const tag = isObject(value) ? value[key] : undefined;
    const form = typeof tag === 'string' && Object.hasOwn(forms, tag) ? forms[tag] : undefined;
    if (form !== undefined) return form(value, [...loc, String(tag)]);
    const msg = `Input tag found using '${key}' does not match any of the expected tags: ${known}`;
    return complain('union_tag_invalid', msg)(value, loc);
  };
}
