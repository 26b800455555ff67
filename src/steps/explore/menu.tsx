import { Box } from 'ink';
import { useState } from 'react';
import { Menu } from '../../ui/components/menu.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { type Topic, topics } from './logic.ts';
import { messages } from './messages.ts';
import type { ExploreProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

interface TopicListProps extends ExploreProps {
  readonly tried: readonly Topic[];
  /** Initially selected row; row 0 continues the wizard. */
  readonly initialRow: number;
  readonly onOpen: (topic: Topic) => void;
  readonly onContinue: () => void;
}

type Row = Topic | 'continue';

const rows: readonly Row[] = ['continue', ...topics];

/** Lists the topics and marks those already tried. */
export function TopicList(props: TopicListProps) {
  const { backKey, tried, initialRow, onOpen, onContinue } = props;
  const text = useMessages(messages);
  const [current, setCurrent] = useState(rows[initialRow] ?? 'continue');
  const markOf = (row: Row) => {
    if (row === 'continue' || !tried.includes(row)) return '';
    return row === 'larger' ? text.read : text.tried;
  };
  return (
    <Screen
      keys={[{ on: 'return', hint: text.open }, backKey]}
      pinned={
        <Menu
          items={rows}
          rowOf={(row) => ({
            name: row === 'continue' ? text.continue : text.topics[row],
            about: text.about[row],
            mark: markOf(row),
          })}
          shape={{ nameColumns: 22, markColumns: 9, describesBelow: true }}
          initialIndex={initialRow}
          onMove={setCurrent}
          onSelect={(row) => (row === 'continue' ? onContinue() : onOpen(row))}
        />
      }
      aside={current === 'continue' ? undefined : <About row={current} />}
    >
      <Prose>{text.lead}</Prose>
    </Screen>
  );
}

/** Explains the current row. */
function About({ row }: { readonly row: Topic }) {
  const { theme, columns } = useScreen();
  const text = useMessages(messages);
  const topicText = useMessages(topicMessages);
  const { larger } = topicText;
  const paragraphsOf = (): readonly string[] => {
    if (row !== 'larger') return [topicText[row].lead];
    return [`${larger.batch}: ${larger.batchText}`, `${larger.tuning}: ${larger.tuningText}`];
  };
  return (
    <Box flexDirection="column" gap={1}>
      <Prose columns={columns} look={theme.strong}>
        {text.topics[row]}
      </Prose>
      {paragraphsOf().map((paragraph) => (
        <Prose key={paragraph} columns={columns}>
          {paragraph}
        </Prose>
      ))}
    </Box>
  );
}
