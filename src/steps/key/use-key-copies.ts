import { useEffect } from 'react';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { plainLine } from '../../i18n/plain-text.ts';
import { type TaskState, useTask } from '../../ui/hooks/use-task.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import type { StepProps } from '../step.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import type { Candidate } from './logic.ts';
import { messages } from './messages.ts';

/** Lines about copies of the key outside its store, and the bindings that remove the copies. */
export interface KeyCopies {
  readonly lines: readonly string[];
  readonly keys: readonly KeyBinding[];
}

/**
 * Offers to clear the clipboard while it holds the key, and to remove plain-text copies of the key from files. Changes
 * nothing without a key press.
 */
export function useKeyCopies({ services }: StepProps<'key'>, candidate: Candidate): KeyCopies {
  const { lang } = useScreen();
  const text = useMessages(messages);
  const { key, isPasted, copies } = candidate;
  const onClipboard = useTask<boolean>();
  const clearing = useTask<boolean>();
  const removing = useTask<void>();
  const { run } = onClipboard;
  useEffect(() => {
    if (isPasted) run(() => services.clipboard.holds(key));
  }, [isPasted, key, run, services.clipboard]);

  const paths = [...new Set(copies.map(({ path = '' }) => plainLine(path)))].join(', ');
  const remove = () =>
    removing.run(async () => {
      for (const copy of copies) await services.keyLocations.removeFrom(copy);
    });
  const isHeld = onClipboard.state.status === 'done' && onClipboard.state.value;
  const clipboard = !isHeld ? undefined : clipboardLine(clearing.state, text);
  const files = copies.length === 0 ? undefined : filesLine(removing.state, paths, text, lang);
  return {
    lines: [clipboard, files].filter((line) => line !== undefined),
    keys: [
      {
        on: { key: 'clipboard' },
        hint: text.clearClipboard,
        run: () => clearing.run(() => services.clipboard.clear(key)),
        disabled: !isHeld || clearing.state.status !== 'idle',
      },
      {
        on: { key: 'remove' },
        hint: text.removeCopies,
        run: remove,
        disabled: copies.length === 0 || !['idle', 'failed'].includes(removing.state.status),
      },
    ],
  };
}

type Text = (typeof messages)['en' | 'fr'];

function clipboardLine(state: TaskState<boolean>, text: Text): string {
  if (state.status === 'running') return text.clearing;
  if (state.status === 'done') return state.value ? text.cleared : text.notCleared;
  return text.onClipboard;
}

function filesLine(state: TaskState<void>, paths: string, text: Text, lang: Lang): string {
  if (state.status === 'done') return text.copiesRemoved(paths);
  if (state.status === 'failed') return errorMessage(lang, state.error).message;
  return text.inPlainText(paths);
}
