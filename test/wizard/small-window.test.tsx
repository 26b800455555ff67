import { describe, expect, test } from 'vitest';
import { langs } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { pausingAfter } from '../steps/pausing.ts';
import { sees, steady } from '../steps/scenes.ts';
import { settled } from '../support/fakes/answers.ts';
import { key } from '../support/fakes/services.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { renderWizard } from '../support/terminal/wizard.tsx';

/** Removes the animated line about the wait. */
const withoutWait = (frame: string) => frame.replace(/^[\u2800-\u28ff] .*$/m, '');
const bare = (text: string) => text.replaceAll(/\s+/g, '');

describe(errorFamily('terminal', 'a window too small for a screen'), () => {
  test.each(langs)('during an answer, and back, in %s', async (lang) => {
    const service = pausingAfter(6);
    const answers = { key: settled.key, model: settled.model };
    const wizard = await renderWizard({
      lang,
      at: 'chat',
      answers,
      services: { stored: key, wait: service.wait },
    });
    const { screen } = wizard;
    await screen.press('return');
    await sees(wizard, shared[lang].stop);
    const whole = await steady(screen);
    for (const [columns, rows] of [
      [10, 5],
      [80, 5],
      [10, 24],
    ] as const) {
      await screen.resize(columns, rows);
      const small = await screen.waitFor((now) => bare(now) === bare(shared[lang].tooSmall));
      expect(small.split('\n').length).toBeLessThanOrEqual(rows);
      await screen.press('escape');
      await screen.press('return');
    }
    await screen.resize(80, 24);
    await sees(wizard, shared[lang].stop);
    expect(withoutWait(await steady(screen))).toBe(withoutWait(whole));
    expect(service.isGone).toBe(false);
    expect(wizard.services.emulator.requests).toHaveLength(1);
    await screen.resize(10, 5);
    await screen.press('ctrl+c');
    expect(wizard.reasons).toEqual(['left']);
  });
});
