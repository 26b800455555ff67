import { Box } from 'ink';
import type { ProbeProgress } from '../../core/access/probe-access.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TaskProgress } from '../progress.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { countCharacters } from './count-characters.ts';
import type { Candidate } from './logic.ts';
import { messages } from './messages.ts';
import { storeMessages } from './store-messages.ts';

interface CheckingProps extends StepProps<'key'> {
  readonly candidate: Candidate;
  /** The latest progress of the probe; after the probe, the action that follows it. */
  readonly progress: ProbeProgress | 'looking' | 'storing';
  /** While the key is being stored, stops waiting for it. */
  readonly onStop: () => void;
}

/** Shows the progress of checking or storing a key. */
export function Checking(props: CheckingProps) {
  const { lang } = useScreen();
  const { candidate, progress, onStop } = props;
  const text = useMessages(messages);
  const { stop } = useMessages(shared);
  return (
    <Screen keys={[{ on: 'escape', hint: stop, run: onStop }]}>
      <Prose>
        {text.describe(countCharacters(lang, candidate.key.length), candidate.key.lastFour)}
      </Prose>
      <Notes {...props} />
      <Box marginTop={1}>
        <TaskProgress
          key={JSON.stringify(progress)}
          label={labelOf(lang, progress)}
          {...(typeof progress !== 'string' &&
            progress.type === 'waiting' && {
              countDown: {
                seconds: progress.seconds,
                left: (count: number) => text.left(formatNumber(count, lang)),
              },
            })}
        />
      </Box>
    </Screen>
  );
}

/** Names the parts removed from the pasted text, and warns if the rest does not look like a key. */
export function Notes({ candidate }: Pick<CheckingProps, 'candidate'>) {
  const { theme } = useScreen();
  const text = useMessages(messages);
  const { removed, unusual } = candidate;
  const names = removed.map((what) => text.removedNames[what]);
  return (
    <>
      {names.length > 0 && <Prose look={theme.faint}>{text.removed(names.join(', '))}</Prose>}
      {unusual && <Prose look={theme.warn}>{text.unusual}</Prose>}
    </>
  );
}

function labelOf(lang: Lang, progress: CheckingProps['progress']): string {
  const text = messages[lang];
  if (progress === 'storing') return text.storing;
  if (progress === 'looking') return storeMessages[lang].looking;
  switch (progress.type) {
    case 'listing':
      return text.listing;
    case 'trying':
      return text.trying(progress.model, progress.index + 1, progress.of);
    case 'waiting':
      return {
        'rate-limited': text.waitingRate,
        capacity: text.waitingCapacity,
        'just-made': text.waitingNew,
      }[progress.reason];
  }
}
