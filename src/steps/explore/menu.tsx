import { Menu } from '../../ui/components/menu.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages } from '../use-screen.ts';
import { type Topic, topics } from './logic.ts';
import { messages } from './messages.ts';
import type { ExploreProps } from './props.ts';

interface TopicListProps extends ExploreProps {
  readonly tried: readonly Topic[];
  /** Initially selected row; row 0 continues the wizard. */
  readonly marker: number;
  readonly onOpen: (topic: Topic) => void;
  readonly onGoOn: () => void;
}

type Row = Topic | 'goOn';

const rows: readonly Row[] = ['goOn', ...topics];

/** Lists the topics, and marks those already tried. */
export function TopicList(props: TopicListProps) {
  const { backKey, tried, marker, onOpen, onGoOn } = props;
  const text = useMessages(messages);
  const markOf = (row: Row) => {
    if (row === 'goOn' || !tried.includes(row)) return '';
    return row === 'larger' ? text.read : text.tried;
  };
  return (
    <Screen
      keys={[{ on: 'return', hint: text.open }, backKey]}
      pinned={
        <Menu
          items={rows}
          rowOf={(row) => ({
            name: row === 'goOn' ? text.goOn : text.topics[row],
            about: text.about[row],
            mark: markOf(row),
          })}
          shape={{ nameColumns: 22, markColumns: 9, tellsBelow: true }}
          initialIndex={marker}
          onSelect={(row) => (row === 'goOn' ? onGoOn() : onOpen(row))}
        />
      }
    >
      <Prose>{text.lead}</Prose>
    </Screen>
  );
}
