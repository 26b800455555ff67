import { provider } from '../../i18n/provider.ts';

/** Settings of the next answers; undefined means the model's default. */
export interface ChatSettings {
  /** Instructions sent before the conversation; empty for none. */
  readonly system: string;
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
}

/** Initial settings. The token limit allows about a page and bounds the cost of a mistake. */
export const defaultSettings: ChatSettings & { readonly maxTokens: number } = {
  system: '',
  maxTokens: 1024,
};

/** Names of the numeric settings. */
export type NumberSetting = 'temperature' | 'maxTokens' | 'seed';

/** Reasons why a text is not a valid setting. */
export type SettingProblem = 'no-number' | 'not-whole' | 'too-low' | 'too-high';

/** Result of reading a setting: a number, undefined for an empty text, or the problem. */
export type ReadSetting =
  | { readonly ok: true; readonly value: number | undefined }
  | { readonly ok: false; readonly problem: SettingProblem };

/** Bounds of each setting; `whole` is true if the setting must be an integer. */
export const bounds: Readonly<
  Record<NumberSetting, { readonly min: number; readonly max: number; readonly whole: boolean }>
> = {
  temperature: { ...provider.limits.temperature, whole: false },
  maxTokens: { min: 1, max: 1_000_000, whole: true },
  // Maximum of a 32-bit unsigned integer.
  seed: { min: 0, max: 4_294_967_295, whole: true },
};

/** Reads a setting as typed: accepts a decimal comma and ignores spaces. */
export function readSetting(name: NumberSetting, typed: string): ReadSetting {
  const text = typed.replaceAll(/\s/g, '').replace(',', '.');
  if (text === '') return { ok: true, value: undefined };
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return { ok: false, problem: 'no-number' };
  const value = Number(text);
  const { min, max, whole } = bounds[name];
  if (value < min) return { ok: false, problem: 'too-low' };
  if (value > max) return { ok: false, problem: 'too-high' };
  return whole && !Number.isInteger(value)
    ? { ok: false, problem: 'not-whole' }
    : { ok: true, value };
}

/** Returns the request fields of the settings; undefined settings are left out. */
export function requestFieldsOf({ temperature, maxTokens, seed }: ChatSettings) {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(seed !== undefined && { randomSeed: seed }),
  };
}
