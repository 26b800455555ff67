import { afterEach, expect, test } from 'vitest';
import { Choices } from '../../../src/ui/components/choices.tsx';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

test('aligns the lines of a long choice', async () => {
  const choices = [
    { id: 'keychain', label: 'Store it in the keychain (in the demo: memory)' },
    { id: 'vault', label: 'Store it in an encrypted vault' },
  ];
  screen = renderScreen(
    <View columns={40}>
      <Choices choices={choices} onChoose={() => {}} />
    </View>,
    { columns: 40 },
  );
  expect(await screen.waitFor('vault')).toBe(
    '› Store it in the keychain (in the\n  demo: memory)\n  Store it in an encrypted vault',
  );
});
