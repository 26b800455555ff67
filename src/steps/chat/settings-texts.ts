import {
  type ChatSettings,
  type NumberSetting,
  readSetting,
} from '../../core/chat/chat-settings.ts';
import type { Lang } from '../../i18n/languages.ts';

/** The fields of the settings, in order. */
export const settingNames = ['system', 'temperature', 'maxTokens', 'seed'] as const;
export type SettingName = (typeof settingNames)[number];

/** Text of each field. */
export type SettingTexts = Readonly<Record<SettingName, string>>;

/** Returns settings as text, with the decimal separator of the language. */
export function textsOf(settings: ChatSettings, lang: Lang): SettingTexts {
  const { system, temperature, maxTokens, seed } = settings;
  const decimal = String(temperature ?? '');
  return {
    system,
    temperature: lang === 'fr' ? decimal.replace('.', ',') : decimal,
    maxTokens: String(maxTokens ?? ''),
    seed: String(seed ?? ''),
  };
}

/** Returns true if the text of a field is not valid. */
export function isWrong(name: SettingName, texts: SettingTexts): boolean {
  return name !== 'system' && !readSetting(name, texts[name]).ok;
}

/** Returns the settings that the fields contain. */
export function settingsOf(texts: SettingTexts): ChatSettings {
  const [temperature, maxTokens, seed] = (['temperature', 'maxTokens', 'seed'] as const).map(
    (name: NumberSetting) => {
      const read = readSetting(name, texts[name]);
      return read.ok ? read.value : undefined;
    },
  );
  return {
    system: texts.system.trim(),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(seed !== undefined && { seed }),
  };
}
