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
import { theme } from '../../ui/theme/theme.ts';
import type { StepProps } from '../step.ts';
import { countCharacters } from './count-characters.ts';
import { type Candidate, pasted } from './logic.ts';
import { messages } from './messages.ts';

interface EnterProps extends StepProps<'key'> {
  readonly onKey: (candidate: Candidate) => void;
}

/** How a key is made, and the field to paste it into. What can't be a key is refused here, before any call. */
export function Enter({ lang, services, session, frame, backKey, onKey }: EnterProps) {
  const text = messages[lang];
  const opening = useTask<boolean>();
  const [problem, setProblem] = useState<KeyProblem>();
  const submit = (typed: string) => {
    const cleaned = cleanKey(typed);
    if (cleaned.ok) onKey(pasted(cleaned));
    else setProblem(cleaned.problem);
  };
  const open = () => opening.run(() => services.browser.open(pages.keys));
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: text.check },
        { on: { ctrl: 'o' }, hint: text.openPage, run: open },
        backKey,
      ]}
    >
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Box marginY={1}>
        <Reveal what={problem}>
          {problem === undefined ? (
            <NumberedList items={text.steps} columns={frame.columns} />
          ) : (
            // In the steps' place: both together, and the field, would not fit 24 rows.
            <Refusal lang={lang} problem={problem} frame={frame} />
          )}
        </Reveal>
      </Box>
      <PageAddress
        url={pages.keys}
        opening={opening.state}
        messages={shared[lang]}
        columns={frame.columns}
      />
      <Prose columns={frame.columns} look={theme.faint}>
        {text.today}
      </Prose>
      {session.demo && (
        <Prose columns={frame.columns} look={theme.warn}>
          {text.sample(session.sampleKey)}
        </Prose>
      )}
      <Box marginTop={1}>
        <SecretInput
          label={text.field}
          placeholder={text.placeholder}
          describe={(length, last) => text.describe(countCharacters(lang, length), last)}
          onSubmit={submit}
          glyphs={frame.glyphs}
        />
      </Box>
    </Screen>
  );
}

function Refusal({
  lang,
  problem,
  frame,
}: Pick<EnterProps, 'lang' | 'frame'> & { readonly problem: KeyProblem }) {
  const { title, message, hint } = errorMessage(lang, { code: 'key-malformed', problem });
  return (
    <Panel
      columns={frame.columns}
      tone="bad"
      title={title}
      lines={[message, hint]}
      glyphs={frame.glyphs}
    />
  );
}
