/** Settings of the answers to come. */
export interface ChatSettings {
  /** Instructions that go before everything that is said; empty for none. */
  readonly system: string;
  /** 0 to 1.5. */
  readonly temperature?: number;
  /** Undefined leaves it to the model. */
  readonly maxTokens?: number;
  readonly seed?: number;
}

/** Initial settings: enough tokens for a page, and a bound on a mistake. */
export const defaultSettings: ChatSettings & { readonly maxTokens: number } = {
  system: '',
  maxTokens: 1024,
};

/** The settings that are numbers. */
export type NumberSetting = 'temperature' | 'maxTokens' | 'seed';

/** Why a text can't be one of them. */
export type SettingProblem = 'no-number' | 'not-whole' | 'too-low' | 'too-high';

/** Result of reading a setting: a number, undefined for an empty text, or why it can't be used. */
export type ReadSetting =
  | { readonly ok: true; readonly value: number | undefined }
  | { readonly ok: false; readonly problem: SettingProblem };

/** Bounds of each setting, and whether it must be a whole number. */
export const bounds: Readonly<
  Record<NumberSetting, { readonly min: number; readonly max: number; readonly whole: boolean }>
> = {
  temperature: { min: 0, max: 1.5, whole: false },
  maxTokens: { min: 1, max: 1_000_000, whole: true },
  // What a 32-bit number holds.
  seed: { min: 0, max: 4_294_967_295, whole: true },
};

/** Reads one setting as a person types it: a decimal comma is as good as a point, and spaces between digits don't count. */
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

/** The fields of a request that settings fill, those left to the model not among them. */
export function requestFieldsOf({ temperature, maxTokens, seed }: ChatSettings) {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(seed !== undefined && { randomSeed: seed }),
  };
}
