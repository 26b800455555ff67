import { formatNumber } from '../../i18n/numbers.ts';
import { TaskStatus } from '../../ui/components/task-status.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { messages } from './messages.ts';

/** The moment in which the keychain is asked; at most 3 s. */
export function Looking(props: StepProps<'key'> & { readonly onStop: () => void }) {
  const { lang, frame, onStop } = props;
  const text = messages[lang];
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
