import { describe, expect, test } from 'vitest';
import { programOptions } from '../../../src/cli/input/options.ts';
import { choicesOf, invalidValue } from '../../../src/cli/input/parse.ts';
import { commands } from '../../../src/cli/registry.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { LineWrapper } from '../../../src/ui/markdown/wrap-lines.ts';
import { slipsIn } from '../../support/rules/typography.ts';

const ofCommands = await Promise.all(
  Object.entries(commands).map(async ([name, load]) => ({
    name,
    options: (await load()).default.options,
  })),
);
const checked = [{ name: '', options: programOptions }, ...ofCommands].flatMap(
  ({ name, options }) =>
    options
      .filter((option) => option.accepts !== undefined || choicesOf(option).length > 0)
      .map((option) => [`${name} --${option.name}`.trim(), option] as const),
);

function linesOf(text: string): number {
  const wrapper = new LineWrapper(78);
  wrapper.push(text);
  return wrapper.count;
}

describe('the message about an invalid value of an option', () => {
  test.each(
    langs.flatMap((lang) => checked.map(([name, option]) => [lang, name, option] as const)),
  )('names the value, the option and what it accepts, in %s: %s', (lang, _, option) => {
    const { error } = invalidValue({ options: [option] }, option.name, 'xyz xyz');
    const { message, hint } = errorMessage(lang, error);
    for (const text of [message, hint]) expect(slipsIn(lang, text), text).toEqual([]);
    expect(message).toContain('xyz xyz');
    expect(message).toContain(`--${option.name}`);
    expect(hint).toMatch(/^(?:Use|Indiquez) [^.]+.*[^.]\.$/);
    expect(linesOf(hint), hint).toBeLessThanOrEqual(2);
  });

  test('covers the options of the program and of commands', () => {
    const names = checked.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['--lang', 'chat --temperature', 'key --expires']),
    );
  });
});
