import { Box } from 'ink';
import { shared } from '../../i18n/messages.ts';
import { Choices } from '../../ui/components/choices.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages } from '../use-screen.ts';
import type { Candidate } from './logic.ts';
import { storeMessages } from './store-messages.ts';

/**
 * `replace` replaces the stored key. `memory` keeps the stored key, and uses the new key in this session only. `leave`
 * keeps the stored key and drops the new key.
 */
export type ReplacingAction = 'replace' | 'memory' | 'leave';

interface ReplacingProps extends StepProps<'key'> {
  readonly candidate: Candidate;
  /** The last four characters of the stored key; empty for a short key. */
  readonly last: string;
  readonly onChoose: (action: ReplacingAction) => void;
}

/** Asks before a stored key is replaced, because neither this program nor the console can show the old key again. */
export function Replacing({ backKey, candidate, last, onChoose }: ReplacingProps) {
  const common = useMessages(shared);
  const text = useMessages(storeMessages).replacing;
  return (
    <Screen keys={[{ on: 'return', hint: common.choose }, backKey]}>
      <Panel tone="warn" title={text.title(last)} lines={[text.detail]} />
      <Box marginTop={1}>
        <Choices
          choices={[
            { id: 'replace', label: text.replace(candidate.key.lastFour) },
            { id: 'memory', label: text.memory },
            { id: 'leave', label: text.leave },
          ]}
          onChoose={onChoose}
        />
      </Box>
    </Screen>
  );
}
