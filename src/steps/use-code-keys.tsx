import { type ReactNode, useState } from 'react';
import { copySaveMessages } from '../i18n/copy-save-messages.ts';
import { shared } from '../i18n/messages.ts';
import type { NamedText } from '../services/ports/exports.ts';
import type { Services } from '../services/ports/services.ts';
import { Prose } from '../ui/components/prose.tsx';
import { useCopy } from '../ui/hooks/use-copy.ts';
import type { KeyBinding } from '../ui/keys.ts';
import { Saving } from './saving.tsx';
import { useMessages, useScreen } from './use-screen.ts';

export type CodeServices = Pick<Services, 'clipboard' | 'environment' | 'exports'>;

interface CodeKeys {
  /** The keys that copy and save. */
  readonly keys: readonly KeyBinding[];
  /** One line with the last outcome of copying or saving. */
  readonly outcome: string | undefined;
  /** The screen that asks where to save, shown instead of the code. */
  readonly saving: ReactNode;
}

/** Rows reserved below the code for the outcome, so that nothing moves when the outcome appears. */
export const outcomeRows = 2;

/** Shows the outcome of copying or saving. */
export function CopyOutcome({ children }: { readonly children: string | undefined }) {
  const { theme } = useScreen();
  return children === undefined ? null : <Prose look={theme.good}>{children}</Prose>;
}

/**
 * Returns the keys that copy code and save it as a file; no keys if there is no code. The name of the code is the
 * suggested path.
 */
export function useCodeKeys(services: CodeServices, code: NamedText | undefined): CodeKeys {
  const text = useMessages(copySaveMessages);
  const common = useMessages(shared);
  const { copy, outcome, clear } = useCopy(services);
  const [saveState, setSaveState] = useState<'saving' | { readonly savedAt: string }>();
  if (code === undefined) return { keys: [], outcome: undefined, saving: undefined };
  const keys: readonly KeyBinding[] = [
    {
      on: { key: 'copy' },
      hint: text.copy,
      run: () => {
        setSaveState(undefined);
        void copy(code.text);
      },
    },
    { on: { key: 'save' }, hint: text.save, run: () => setSaveState('saving') },
  ];
  const close = () => setSaveState(undefined);
  const onSaved = (savedAt: string) => {
    clear();
    setSaveState({ savedAt });
  };
  const { writes } = services.exports;
  const sentences = { copied: text.copied, sent: text.sent, 'not-copied': text.notCopied };
  const saved =
    typeof saveState === 'object' && (writes ? text.written : text.notWritten)(saveState.savedAt);
  return {
    keys,
    outcome: saved || (outcome && sentences[outcome]),
    saving: saveState === 'saving' && (
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
