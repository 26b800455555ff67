/**
 * Values of one source for one id: dollars per million tokens, the context in tokens, and the day of its retirement.
 * @typedef {{ usd?: readonly number[], context?: number, retires?: string }} Said
 */

/**
 * One model of the catalogue in `src/i18n/provider.json`.
 * @typedef {object} Model
 * @property {string} id
 * @property {readonly string[]} [aliases]
 * @property {readonly (number | null)[]} [usd]
 * @property {number} [context]
 * @property {string} [retires]
 * @property {readonly (Said & { alias?: string, source: string })[]} [conflicts]
 */

/**
 * Compares the catalogue with one source, and returns a line for each difference. Models that retired before `today`
 * are left out, and so are differences that the catalogue records as a conflict.
 * @param {readonly Model[]} models
 * @param {Readonly<Record<string, Said>>} said By id.
 * @param {{ source: string, today: string }} about
 * @returns {readonly string[]}
 */
export function differences(models, said, { source, today }) {
  const byName = new Map(
    models.flatMap((model) => [model.id, ...(model.aliases ?? [])].map((name) => [name, model])),
  );
  return Object.entries(said).flatMap(([name, theirs]) => {
    if ((theirs.retires ?? '9999') <= today)
      return missingEnd(byName.get(name), name, theirs, source);
    const model = byName.get(name);
    if (model === undefined)
      return [`${name}: not in the catalogue; ${source} has ${told(theirs)}`];
    if ((model.retires ?? '9999') <= today) return [];
    return differing(model, theirs)
      .filter((field) => !isRecorded(model, name, field, theirs))
      .map(
        (field) =>
          `${name}: ${field} is ${show(model[field])}; ${source} says ${show(theirs[field])}`,
      );
  });
}

const fields = /** @type {const} */ (['usd', 'context', 'retires']);
/** @typedef {(typeof fields)[number]} Field */

/**
 * @param {Model} model
 * @param {Said} theirs
 * @returns {readonly Field[]}
 */
function differing(model, theirs) {
  return fields.filter((field) => {
    if (theirs[field] === undefined) return false;
    return JSON.stringify(comparable(model[field])) !== JSON.stringify(comparable(theirs[field]));
  });
}

/**
 * Sources give 256000 and 262144, or 0 and nothing, for the same.
 * @param {unknown} value
 * @returns {unknown}
 */
function comparable(value) {
  if (Array.isArray(value)) return value.map((price) => price ?? 0);
  return typeof value === 'number' ? Math.round(Math.log2(value) * 8) : value;
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {Field} field
 * @param {Said} theirs
 */
function isRecorded({ conflicts = [] }, name, field, theirs) {
  return conflicts.some(
    (conflict) =>
      (conflict.alias === undefined || conflict.alias === name) &&
      JSON.stringify(comparable(conflict[field])) === JSON.stringify(comparable(theirs[field])),
  );
}

/**
 * @param {Model | undefined} model
 * @param {string} name
 * @param {Said} theirs
 * @param {string} source
 */
function missingEnd(model, name, theirs, source) {
  if (model === undefined || model.retires !== undefined) return [];
  return [`${name}: no retirement date; ${source} says ${theirs.retires}`];
}

/** @param {Said} said */
function told(said) {
  return fields
    .flatMap((field) => (said[field] === undefined ? [] : [`${field} ${show(said[field])}`]))
    .join(', ');
}

/** @param {unknown} value */
function show(value) {
  return value === undefined ? 'unknown' : JSON.stringify(value);
}
