import { formatNumber } from '../../i18n/numbers.ts';
import { Screen } from '../../ui/screen.tsx';
import { TaskStatus } from '../../ui/task-status.tsx';
import type { StepProps } from '../../wizard/step.ts';
import { words } from './words.ts';

/** The moment in which the keychain is asked; at most 3 s. */
export function Looking(props: StepProps<'key'> & { readonly onStop: () => void }) {
  const { lang, frame, onStop } = props;
  const text = words[lang];
  return (
    <Screen {...frame} keys={[{ on: 'escape', hint: text.stopWaiting, run: onStop }]}>
      <TaskStatus
        label={text.looking}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
        glyphs={frame.glyphs}
      />
    </Screen>
  );
}
