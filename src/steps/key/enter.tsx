import { Box } from 'ink';
import { useState } from 'react';
import { cleanKey } from '../../core/keys/clean-key.ts';
import type { KeyProblem } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { NumberedList } from '../../ui/components/numbered-list.tsx';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Reveal } from '../../ui/components/reveal.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { SecretInput } from '../../ui/input/secret-input/secret-input.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { countCharacters } from './count-characters.ts';
import { type Candidate, pastedCandidate } from './logic.ts';
import { messages } from './messages.ts';

interface EnterProps extends StepProps<'key'> {
  readonly onKey: (candidate: Candidate) => void;
}

/**
 * Explains how to create a key, and shows the field to paste it into. Rejects a text that cannot be a key without a
 * call.
 */
export function Enter({ services, session, backKey, onKey }: EnterProps) {
  const { theme, lang } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const opening = useTask<boolean>();
  const [problem, setProblem] = useState<KeyProblem>();
  const submit = (typed: string) => {
    const isEmpty = typed.trim() === '';
    const cleaned = cleanKey(isEmpty && session.demo ? session.sampleKey : typed);
    if (cleaned.ok) onKey(pastedCandidate(cleaned));
    else setProblem(cleaned.problem);
  };
  const open = () => opening.run(() => services.browser.open(pages.keys));
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.check },
        { on: { key: 'open' }, hint: text.openPage, run: open },
        backKey,
      ]}
      pinned={
        <SecretInput
          label={text.field}
          placeholder={text.placeholder}
          describe={(length, last) => text.describe(countCharacters(lang, length), last)}
          onSubmit={submit}
          onChange={() => setProblem(undefined)}
        />
      }
      why={() => text.why}
    >
      <Box marginBottom={1}>
        <Reveal what={problem}>
          {problem === undefined || problem === 'empty' ? (
            <NumberedList items={text.steps} />
          ) : (
            // The problem replaces the instructions, because both and the field do not fit into 24 rows.
            <Refusal problem={problem} />
          )}
        </Reveal>
      </Box>
      <PageAddress url={pages.keys} opening={opening.state} messages={common} />
      {session.demo && <Prose look={theme.warn}>{text.sample}</Prose>}
      {problem === 'empty' && <Prose look={theme.warn}>{text.nothingPasted}</Prose>}
    </Screen>
  );
}

function Refusal({ problem }: { readonly problem: KeyProblem }) {
  const { lang } = useScreen();
  const { title, message, hint } = errorMessage(lang, { code: 'key-malformed', problem });
  return <Panel tone="bad" title={title} lines={[message, hint]} />;
}
