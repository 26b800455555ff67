import { type ReactNode, useState } from 'react';
import { shared } from '../i18n/messages.ts';
import type { NamedText } from '../services/ports/exports.ts';
import type { Services } from '../services/ports/services.ts';
import { Prose } from '../ui/components/prose.tsx';
import { useTerminalClipboard } from '../ui/hooks/use-terminal-clipboard.ts';
import type { KeyBinding } from '../ui/keys.ts';
import { Saving } from './saving.tsx';
import { takingMessages } from './taking-messages.ts';
import { useMessages, useScreen } from './use-screen.ts';

type CopyServices = Pick<Services, 'clipboard' | 'environment'>;
export type CodeServices = CopyServices & Pick<Services, 'exports'>;

/** Terminals that would show the sequence for their clipboard as text, or that have none. */
const withoutClipboard = ['dumb', 'linux'];

type Copied = 'copied' | 'sent' | 'not-copied';

/** Returns a function that copies a text, and the outcome of the last time. Text with a key must never get here. */
export function useCopy({ clipboard, environment }: CopyServices) {
  const sendToTerminal = useTerminalClipboard();
  const [outcome, setOutcome] = useState<Copied>();
  const hasClipboard = !withoutClipboard.includes(environment.variables['TERM'] ?? '');
  const copy = async (text: string) => {
    if (await clipboard.write(text)) return setOutcome('copied');
    setOutcome(hasClipboard && sendToTerminal(text) ? 'sent' : 'not-copied');
  };
  return { copy, outcome, clear: () => setOutcome(undefined) };
}

interface CodeKeys {
  /** The keys that copy and save. */
  readonly keys: readonly KeyBinding[];
  /** One line with the outcome of the last of them. */
  readonly outcome: string | undefined;
  /** The screen that asks where to save, shown instead of the code. */
  readonly saving: ReactNode;
}

/** Rows that the outcome has below the code, so that nothing moves when it appears. */
export const outcomeRows = 2;

/** Shows the outcome of copying or saving. */
export function CopyOutcome({ children }: { readonly children: string | undefined }) {
  const { theme } = useScreen();
  return children === undefined ? null : <Prose look={theme.good}>{children}</Prose>;
}

/** Lets the person copy code or save it as a file, unless there is none. Its name is the suggested path. */
export function useCodeKeys(services: CodeServices, code: NamedText | undefined): CodeKeys {
  const text = useMessages(takingMessages);
  const common = useMessages(shared);
  const { copy, outcome, clear } = useCopy(services);
  const [place, setPlace] = useState<'saving' | { readonly savedAt: string }>();
  if (code === undefined) return { keys: [], outcome: undefined, saving: undefined };
  const keys: readonly KeyBinding[] = [
    {
      on: { key: 'copy' },
      hint: text.copy,
      run: () => {
        setPlace(undefined);
        void copy(code.text);
      },
    },
    { on: { key: 'save' }, hint: text.save, run: () => setPlace('saving') },
  ];
  const close = () => setPlace(undefined);
  const onSaved = (savedAt: string) => {
    clear();
    setPlace({ savedAt });
  };
  const { writes } = services.exports;
  const sentences = { copied: text.copied, sent: text.sent, 'not-copied': text.notCopied };
  const saved =
    typeof place === 'object' && (writes ? text.written : text.notWritten)(place.savedAt);
  return {
    keys,
    outcome: saved || (outcome && sentences[outcome]),
    saving: place === 'saving' && (
      <Saving
        lead={text.saveLead}
        notes={writes ? [] : [text.demo]}
        offered={code.name}
        write={(path, replaces) => services.exports.write(path, code.text, { replaces })}
        consentFor={(error, path) =>
          error.code === 'usage' && error.problem === 'out-exists'
            ? { title: text.exists(path), yes: text.replace }
            : undefined
        }
        onSaved={onSaved}
        onLeave={close}
        leave={{ hint: common.back, label: text.notNow }}
      />
    ),
  };
}
