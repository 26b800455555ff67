import { Box } from 'ink';
import { copySaveMessages } from '../../i18n/copy-save-messages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { NamedText } from '../../services/ports/exports.ts';
import { languageOf } from '../../ui/code/highlight.ts';
import { Panel } from '../../ui/components/panel.tsx';
import { useCopy } from '../../ui/hooks/use-copy.ts';
import { Transcript } from '../../ui/markdown/transcript.tsx';
import { wrapText } from '../../ui/markdown/wrap-lines.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { CopyOutcome, outcomeRows } from '../use-code-keys.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';

interface WrittenProps extends TopicProps {
  readonly path: string;
  /** Instructions for using the file. */
  readonly lines: readonly string[];
  /** Texts of the written files; empty if a file contains the key. */
  readonly files: readonly NamedText[];
}

/** Columns before the lines of a panel. */
const signColumns = 2;

/** Shows that the file was written, the next steps, and the text of the file. */
export function Written(props: WrittenProps) {
  const view = useScreen();
  const { columns, lang, glyphs } = view;
  const common = useMessages(shared);
  const { services, path, lines, files, onList } = props;
  const text = useMessages(messages);
  const copySaveText = useMessages(copySaveMessages);
  const { copy, outcome } = useCopy(services);
  const { writes } = services.exports;
  const title = writes ? copySaveText.written(path) : copySaveText.notWritten(path);
  const passages = files.map(({ name, text: content }) => ({
    kind: 'code' as const,
    key: name,
    language: languageOf(name),
    text: (files.length > 1 ? `${name}\n\n${content}` : content).trimEnd(),
  }));
  const only = files.length === 1 ? files[0] : undefined;
  const keys = [
    { on: 'return', hint: common.continue, run: onList },
    ...(only === undefined
      ? []
      : [
          {
            on: { key: 'copy' },
            hint: copySaveText.copy,
            run: () => void copy(only.text),
          } as const,
        ]),
    { on: 'escape', hint: text.list, run: onList },
  ] as const;
  const above = [title, ...lines].flatMap((line) => wrapText(line, columns - signColumns));
  const number = (value: number) => formatNumber(value, lang);
  const { up, down } = glyphs;
  return (
    <Screen keys={keys}>
      <Panel tone={writes ? 'good' : 'info'} title={title} lines={lines} />
      {files.length > 0 && (
        <Box marginTop={1}>
          <Transcript
            startsAt="top"
            withArrows
            rows={Math.max(3, bodyRows(view, keys) - above.length - 1 - outcomeRows)}
            passages={passages}
            moreLabel={(over, under) =>
              text.more(`${up} ${number(over)}`, `${down} ${number(under)}`)
            }
          />
        </Box>
      )}
      <CopyOutcome>
        {outcome &&
          {
            copied: copySaveText.copied,
            sent: copySaveText.sentWritten,
            'not-copied': copySaveText.notCopiedWritten,
          }[outcome]}
      </CopyOutcome>
    </Screen>
  );
}
