/**
 * Values of one source for one id: dollars per million tokens, the context in tokens, and the day of its retirement.
 * @typedef {{ usd?: readonly number[], context?: number, retires?: string }} Published
 */

/**
 * One model of the catalogue in `src/i18n/provider.json`.
 * @typedef {object} Model
 * @property {string} id
 * @property {readonly string[]} [aliases]
 * @property {readonly (number | null)[]} [usd]
 * @property {number} [context]
 * @property {string} [retires]
 * @property {readonly (Published & { alias?: string, source: string })[]} [conflicts]
 */

/**
 * Compares the catalogue with one source, and returns a line for each difference. Models that retired before `today`
 * are left out, and so are differences that the catalogue records as a conflict.
 * @param {readonly Model[]} models
 * @param {Readonly<Record<string, Published>>} published By id.
 * @param {{ source: string, today: string }} about
 * @returns {readonly string[]}
 */
export function differences(models, published, { source, today }) {
  const byName = new Map(
    models.flatMap((model) => [model.id, ...(model.aliases ?? [])].map((name) => [name, model])),
  );
  return Object.entries(published).flatMap(([name, publishedModel]) => {
    if ((publishedModel.retires ?? '9999') <= today)
      return missingRetirement(byName.get(name), name, publishedModel, source);
    const model = byName.get(name);
    if (model === undefined)
      return [`${name}: not in the catalogue; ${source} has ${shownValue(publishedModel)}`];
    if ((model.retires ?? '9999') <= today) return [];
    return differing(model, publishedModel)
      .filter((field) => !isRecorded(model, name, field, publishedModel))
      .map(
        (field) =>
          `${name}: ${field} is ${show(model[field])}; ${source} says ${show(publishedModel[field])}`,
      );
  });
}

const fields = /** @type {const} */ (['usd', 'context', 'retires']);
/** @typedef {(typeof fields)[number]} Field */

/**
 * @param {Model} model
 * @param {Published} publishedModel
 * @returns {readonly Field[]}
 */
function differing(model, publishedModel) {
  return fields.filter((field) => {
    if (publishedModel[field] === undefined) return false;
    return (
      JSON.stringify(comparable(model[field])) !== JSON.stringify(comparable(publishedModel[field]))
    );
  });
}

/**
 * Converts a value so that two spellings of the same fact become equal: sources write 256000 or 262144 for the same
 * context, and 0 or nothing for the same price.
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
 * @param {Published} publishedModel
 */
function isRecorded({ conflicts = [] }, name, field, publishedModel) {
  return conflicts.some(
    (conflict) =>
      (conflict.alias === undefined || conflict.alias === name) &&
      JSON.stringify(comparable(conflict[field])) ===
        JSON.stringify(comparable(publishedModel[field])),
  );
}

/**
 * @param {Model | undefined} model
 * @param {string} name
 * @param {Published} publishedModel
 * @param {string} source
 */
function missingRetirement(model, name, publishedModel, source) {
  if (model === undefined || model.retires !== undefined) return [];
  return [`${name}: no retirement date; ${source} says ${publishedModel.retires}`];
}

/** @param {Published} published */
function shownValue(published) {
  return fields
    .flatMap((field) =>
      published[field] === undefined ? [] : [`${field} ${show(published[field])}`],
    )
    .join(', ');
}

/** @param {unknown} value */
function show(value) {
  return value === undefined ? 'unknown' : JSON.stringify(value);
}
