import { Text } from 'ink';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Reveal } from '../../../src/ui/components/reveal.tsx';
import { SecretInput } from '../../../src/ui/input/secret-input/secret-input.tsx';
import { TextField } from '../../../src/ui/input/text-field.tsx';
import { Screen } from '../../../src/ui/screen.tsx';
import { footer } from '../../support/terminal/footer.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

const size = { columns: 40, rows: 10 };

function Lines({ name, count }: { readonly name: string; readonly count: number }) {
  const lines = Array.from({ length: count }, (_, line) => `${name} ${line + 1}.`);
  return lines.map((line) => <Text key={line}>{line}</Text>);
}

/** A field between more lines than fit; submitted text is shown at the top. */
function Body({ isSecret = false }: { readonly isSecret?: boolean }) {
  const [told, setTold] = useState('');
  const field = { label: 'Field', placeholder: 'nothing', onSubmit: setTold };
  return (
    <View {...size} footer={footer}>
      <Screen keys={[]}>
        <Reveal what={told}>
          <Text>{told && `Told: ${told}`}</Text>
        </Reveal>
        <Lines name="above" count={12} />
        {isSecret ? (
          <SecretInput {...field} describe={(length) => `${length} held`} />
        ) : (
          <TextField {...field} columns={40} />
        )}
        <Lines name="below" count={12} />
      </Screen>
    </View>
  );
}

/** The label and the text of the field, whose border is between them. */
function fieldIn(frame: string): readonly string[] {
  const lines = frame.split('\n');
  const at = lines.indexOf('Field');
  return [lines[at] ?? '', (lines[at + 2] ?? '').slice(0, 5)];
}

describe('keeps visible', () => {
  test('a field during typing, with the least scrolling', async () => {
    screen = renderScreen(<Body />, size);
    expect(await screen.waitFor('above 9.')).not.toContain('Field');
    await screen.type('x');
    const frame = await screen.waitFor('› x');
    expect(fieldIn(frame)).toEqual(['Field', '│ › x']);
    expect(frame.split('\n').slice(-3, -2)).toEqual([expect.stringMatching('^│ › x')]);
    expect(frame).toContain('above 12.');
  });

  test('a field above the visible part', async () => {
    screen = renderScreen(<Body />, size);
    await screen.waitFor('above 9.');
    for (let pages = 0; pages < 3; pages += 1) await screen.press('pagedown');
    expect(await screen.waitFor('below 12.')).not.toContain('Field');
    await screen.type('x');
    const frame = await screen.waitFor('› x');
    expect(fieldIn(frame)).toEqual(['Field', '│ › x']);
    expect(frame.split('\n')[0]).toBe('Field');
  });

  test('a pasted secret and the line that appears below it', async () => {
    screen = renderScreen(<Body isSecret />, size);
    await screen.waitFor('above 9.');
    await screen.paste('abc');
    const frame = await screen.waitFor('3 held');
    expect(frame).toContain('› •••');
  });

  test('the result, if the field is emptied', async () => {
    screen = renderScreen(<Body isSecret />, size);
    await screen.waitFor('above 9.');
    await screen.press('pagedown');
    expect(await screen.waitFor('Field')).not.toContain('above 1.\n');
    await screen.paste('abc\n');
    expect((await screen.waitFor('Told: abc')).split('\n')[0]).toBe('Told: abc');
  });

  test('the position that the user scrolled to, if nothing changes', async () => {
    screen = renderScreen(<Body />, size);
    await screen.waitFor('above 9.');
    await screen.press('pagedown');
    const frame = await screen.waitFor('Field');
    await screen.press('backspace');
    expect(screen.frame()).toBe(frame);
  });
});
