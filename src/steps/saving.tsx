import { Box } from 'ink';
import { type ReactNode, useState } from 'react';
import type { ErrorData } from '../errors/errors.ts';
import { copySaveMessages } from '../i18n/copy-save-messages.ts';
import { errorMessage } from '../i18n/errors.ts';
import { shared } from '../i18n/messages.ts';
import { Choices } from '../ui/components/choices.tsx';
import { Panel } from '../ui/components/panel.tsx';
import { Prose } from '../ui/components/prose.tsx';
import { useTask } from '../ui/hooks/use-task.ts';
import { TextField } from '../ui/input/text-field.tsx';
import { Screen } from '../ui/screen.tsx';
import { useMessages, useScreen } from './use-screen.ts';

/** A question that needs the person's consent before writing. */
export interface Consent {
  readonly title: string;
  readonly yes: string;
}

/** Texts and actions of the screens that write a file. */
export interface SavingProps<T> {
  readonly lead: string;
  readonly notes: readonly string[];
  /** The suggested path. */
  readonly offered: string;
  readonly write: (path: string, consented: boolean) => Promise<T>;
  /** Returns the question of an error that consent resolves; undefined for others. */
  readonly consentFor: (error: ErrorData, path: string) => Consent | undefined;
  /** Returns the screen shown after writing; absent if `onSaved` shows another one. */
  readonly done?: (value: T, path: string) => ReactNode;
  readonly onSaved?: (path: string) => void;
  /** Leaves without writing; `leave` has the texts for its key and for its row in a list. */
  readonly onLeave: () => void;
  readonly leave: { readonly hint: string; readonly label: string };
}

/** Asks for a path and writes the file. Asks for consent if writing fails with an error that consent resolves. */
export function Saving<T>(props: SavingProps<T>) {
  const { offered, write, consentFor, done, onSaved } = props;
  const { state, run, reset } = useTask<T>();
  const [path, setPath] = useState(offered);
  const [isAskingPath, setAskingPath] = useState(true);
  const save = (given: string, consented: boolean) => {
    const chosen = given.trim() || offered;
    setPath(chosen);
    setAskingPath(false);
    run(async () => {
      const value = await write(chosen, consented);
      onSaved?.(chosen);
      return value;
    });
  };
  if (state.status === 'done') return done?.(state.value, path) ?? null;
  const error = state.status === 'failed' && !isAskingPath ? state.error : undefined;
  const consent = error && consentFor(error, path);
  if (consent === undefined) {
    return (
      <PathField {...props} path={path} error={error} onSave={(given) => save(given, false)} />
    );
  }
  const ask = () => {
    setAskingPath(true);
    reset();
  };
  return (
    <ConsentQuestion {...props} consent={consent} onYes={() => save(path, true)} onOther={ask} />
  );
}

interface PathFieldProps<T> extends SavingProps<T> {
  readonly path: string;
  readonly error: ErrorData | undefined;
  readonly onSave: (path: string) => void;
}

function PathField<T>(props: PathFieldProps<T>) {
  const { lead, notes, path, offered, error, onSave, onLeave, leave } = props;
  const { lang, theme } = useScreen();
  const text = useMessages(copySaveMessages);
  const failure = error && errorMessage(lang, error);
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.write },
        { on: 'escape', hint: leave.hint, run: onLeave },
      ]}
      pinned={
        <TextField label={text.where} placeholder={offered} initialText={path} onSubmit={onSave} />
      }
      below={
        <Box flexDirection="column">
          {failure !== undefined && (
            <Panel tone="bad" title={failure.message} lines={[failure.hint]} />
          )}
          {notes.map((note) => (
            <Prose key={note} look={theme.faint}>
              {note}
            </Prose>
          ))}
        </Box>
      }
    >
      <Prose>{lead}</Prose>
    </Screen>
  );
}

interface ConsentQuestionProps<T> extends SavingProps<T> {
  readonly consent: Consent;
  readonly onYes: () => void;
  readonly onOther: () => void;
}

function ConsentQuestion<T>(props: ConsentQuestionProps<T>) {
  const common = useMessages(shared);
  const { consent, onYes, onOther, onLeave, leave } = props;
  const text = useMessages(copySaveMessages);
  const actions = { other: onOther, yes: onYes, leave: onLeave };
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.choose },
        { on: 'escape', hint: common.back, run: onOther },
      ]}
      pinned={
        <Choices
          choices={[
            { id: 'other', label: text.other },
            { id: 'yes', label: consent.yes },
            { id: 'leave', label: leave.label },
          ]}
          onChoose={(action) => actions[action]()}
        />
      }
    >
      <Panel tone="warn" title={consent.title} lines={[text.nothingYet]} />
    </Screen>
  );
}
