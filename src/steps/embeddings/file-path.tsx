import { errorMessage } from '../../i18n/errors.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { useTask } from '../../ui/hooks/use-task.ts';
import { TextField } from '../../ui/input/text-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { type FileTexts, maxFileLines, minTexts, readFileTexts } from './draft.ts';
import { ownTextMessages } from './messages.ts';
import type { DraftProps } from './props.ts';

/** Asks for the path of a text file, and shows the problem with it, if any. */
export function FilePath({ services, embedding, onGo, onSettle }: DraftProps) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(ownTextMessages);
  const task = useTask<FileTexts>();
  const read = (path: string) => {
    if (path === '') return;
    task.reset();
    task.run(async (signal) => {
      const file = await readFileTexts(services, path);
      if (!signal.aborted && file.texts.length >= minTexts) onSettle({ source: 'file', file });
      return file;
    });
  };
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.read },
        { on: 'escape', hint: common.back, run: () => onGo('offer') },
      ]}
      pinned={
        <TextField
          label={text.path}
          placeholder={text.pathPlaceholder}
          initialText={embedding.draft.file?.path ?? ''}
          onChange={task.reset}
          onSubmit={(path) => read(path.trim())}
        />
      }
    >
      <Prose>{text.fileLead(formatNumber(maxFileLines, lang))}</Prose>
      {task.state.status === 'failed' && <ErrorView {...errorMessage(lang, task.state.error)} />}
      {task.state.status === 'done' && task.state.value.texts.length < minTexts && (
        <ErrorView title={text.tooFew} message={text.tooFewInFile} hint="" />
      )}
    </Screen>
  );
}

interface ErrorProps {
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

function ErrorView({ title, message, hint }: ErrorProps) {
  const lines = [message, hint].filter((line) => line !== '');
  return <Panel title={title} lines={lines} tone="bad" />;
}
