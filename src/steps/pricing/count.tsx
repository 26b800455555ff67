import { Box } from 'ink';
import { useState } from 'react';
import { errorScreenProps, orderActions } from '../../core/access/error-actions.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { modelFor } from '../../core/models/default-model.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { maxChatCost } from '../../core/spending/estimate-max.ts';
import { type CountedText, countTokens } from '../../core/spending/estimate-tokens.ts';
import { shortCost } from '../../core/spending/price.ts';
import { ErrorScreen } from '../../ui/components/error-screen.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { TextField } from '../../ui/input/text-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { WaitingScreen } from '../progress.tsx';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './count-messages.ts';
import { Counted } from './counted.tsx';
import type { SubscreenProps } from './props.ts';

/** A text and its tokens. */
interface CountResult {
  readonly text: string;
  readonly counted: CountedText;
}

/** The last count, which was a paid call. It is shown when the person opens the screen again. */
const results = new SessionMemory<CountResult | undefined>();

/** Counts the tokens of a text by a call to the model, because each model splits texts in its own way. */
export function Count(props: SubscreenProps) {
  const { lang } = useScreen();
  const { services, answers, session, onDone, onJump } = props;
  const [sent, setSent] = useState('');
  const task = useTask<CountedText>();
  const model = modelFor(answers.model, answers.key.outcome);
  const [before, setBefore] = useSessionState<CountResult | undefined>(
    results,
    session,
    resultName(answers.key, model),
    (stored) => stored,
  );
  const text = useMessages(messages);
  const count = (given: string) => {
    setSent(given);
    task.reset();
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      const counted = await countTokens(services, given, { key, model, signal });
      if (!signal.aborted) setBefore({ text: given, counted });
      return counted;
    });
  };

  const isIdle = task.state.status === 'idle' || task.state.status === 'done';
  if (isIdle && before !== undefined) {
    return <Counted {...props} {...before} onAgain={() => setBefore(undefined)} />;
  }
  if (isIdle) return <Ask {...props} model={model} onSend={count} />;
  if (task.state.status === 'running') {
    return <WaitingScreen label={text.running(model)} onStop={task.stop} />;
  }
  const { error } = task.state;
  const actions = orderActions(error.code, ['retry', 'model', 'key', 'billing', 'skip'] as const);
  const choose = (action: (typeof actions)[number]) => {
    if (action === 'retry') count(sent);
    else if (action === 'skip') onDone();
    else onJump(action);
  };
  return (
    <ErrorScreen
      {...props}
      {...errorScreenProps(lang, error, services)}
      actions={actions}
      onAction={choose}
    />
  );
}

interface AskProps extends SubscreenProps {
  readonly model: string;
  readonly onSend: (text: string) => void;
}

function Ask({ services, backKey, model, onSend }: AskProps) {
  const { lang, theme } = useScreen();
  const text = useMessages(messages);
  const [typed, setTyped] = useState<string>();
  const given = typed ?? text.offered;
  const request = { model, maxTokens: 1, messages: [{ role: 'user', content: given }] } as const;
  const max = maxChatCost(request, knownModel(model, services.modelNames));
  const isEmpty = given.trim() === '';
  return (
    <Screen
      keys={[{ on: 'return', hint: text.send, disabled: isEmpty }, backKey]}
      pinned={
        <TextField
          // The suggested text follows the language; a text typed by the person does not.
          key={lang}
          label={text.field}
          placeholder={text.placeholder}
          initialText={given}
          isOffer={typed === undefined}
          onChange={setTyped}
          onSubmit={(line) => line.trim() !== '' && onSend(line)}
        />
      }
      below={isEmpty && <Prose look={theme.warn}>{text.empty}</Prose>}
    >
      <Prose>{text.lead}</Prose>
      <Box marginTop={1}>
        <Prose>
          {max === 'unknown' ? text.asksUnknown(model) : text.asks(model, shortCost(max, lang))}
        </Prose>
      </Box>
    </Screen>
  );
}
