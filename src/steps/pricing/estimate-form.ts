import type { Workload } from '../../core/spending/estimate-cost.ts';

export const fields = ['requestsPerDay', 'tokensIn', 'tokensOut'] as const;
export type FieldName = (typeof fields)[number];

/** The rows of the form, in order. */
export const formRows = [...fields, 'model', 'batch', 'cached'] as const;
export type FormRow = (typeof formRows)[number];

/** State of the form. Its numbers are texts, as typed. */
export interface EstimateForm extends Readonly<Record<FieldName, string>> {
  /** The current row. */
  readonly row: FormRow;
  readonly model: string;
  readonly batch: boolean;
  readonly cached: boolean;
}

/** Suggested values, for a small program. */
export function offeredForm(model: string): EstimateForm {
  return {
    row: 'requestsPerDay',
    requestsPerDay: '1000',
    tokensIn: '500',
    tokensOut: '250',
    model,
    batch: false,
    cached: false,
  };
}

/** Maximum value of a field. */
export const maxInField = 1_000_000_000;

/**
 * Parses a whole number. Its digits may be grouped by spaces or, in threes, by points or commas. Returns undefined for
 * another text, and for a number above `maxInField`.
 */
export function readWhole(typed: string): number | undefined {
  const bare = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  const digits = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(bare)
    ? bare.replaceAll(/[.,]/g, '')
    : bare;
  if (!/^\d{1,12}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value > maxInField ? undefined : value;
}

/** Returns the fields with invalid values. */
export function wrongFields(form: EstimateForm): readonly FieldName[] {
  return fields.filter((field) => readWhole(form[field]) === undefined);
}

/** Returns the values of the form, or undefined while a field is invalid. */
export function workOf(form: EstimateForm, regional: boolean): Workload | undefined {
  const [requestsPerDay, tokensIn, tokensOut] = fields.map((field) => readWhole(form[field]));
  if (requestsPerDay === undefined || tokensIn === undefined || tokensOut === undefined) {
    return undefined;
  }
  return { requestsPerDay, tokensIn, tokensOut, regional, batch: form.batch, cached: form.cached };
}

/** Returns the form with the selection moved by some rows. Stops at the first and at the last row. */
export function moved(form: EstimateForm, rows: number): EstimateForm {
  const index = formRows.indexOf(form.row) + rows;
  return { ...form, row: formRows[Math.max(0, Math.min(formRows.length - 1, index))] ?? form.row };
}

/** Returns the form with the value of the current row changed: the previous or next model, or yes and no switched. */
export function changed(form: EstimateForm, models: readonly string[], by: number): EstimateForm {
  if (form.row === 'batch') return { ...form, batch: !form.batch };
  if (form.row === 'cached') return { ...form, cached: !form.cached };
  const index = models.indexOf(form.model) + by + models.length;
  return { ...form, model: models[index % models.length] ?? form.model };
}
