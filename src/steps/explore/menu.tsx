import { Box, Text } from 'ink';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type RowLook, Select } from '../../ui/select/select.tsx';
import { type Glyphs, theme } from '../../ui/theme.ts';
import { type Topic, topics } from './logic.ts';
import type { ExploreProps } from './view.tsx';
import { words } from './words.ts';

interface TopicListProps extends ExploreProps {
  readonly tried: readonly Topic[];
  /** The row that the marker stands on at first; the one that goes on is row 0. */
  readonly marker: number;
  readonly onOpen: (topic: Topic) => void;
  readonly onGoOn: () => void;
}

type Row = Topic | 'goOn';

const rows: readonly Row[] = ['goOn', ...topics];

/** What there is, each in a line, and which of it was tried. */
export function TopicList(props: TopicListProps) {
  const { lang, frame, backKey, tried, marker, onOpen, onGoOn } = props;
  const text = words[lang];
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: text.open }, backKey]}>
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Box marginTop={1}>
        <Select
          items={rows}
          keyOf={(row) => row}
          renderRow={(row, look) => (
            <ListRow
              look={look}
              name={row === 'goOn' ? text.goOn : text.topics[row]}
              about={text.about[row]}
              mark={
                row === 'goOn' || !tried.includes(row)
                  ? ''
                  : row === 'larger'
                    ? text.read
                    : text.tried
              }
              glyphs={frame.glyphs}
            />
          )}
          columns={frame.columns}
          height={rows.length}
          initialIndex={marker}
          onSelect={(row) => (row === 'goOn' ? onGoOn() : onOpen(row))}
          glyphs={frame.glyphs}
        />
      </Box>
    </Screen>
  );
}

interface ListRowProps {
  readonly look: RowLook;
  readonly name: string;
  readonly about: string;
  /** A word where it was tried. */
  readonly mark: string;
  readonly glyphs: Glyphs;
}

const nameColumns = 22;
const markColumns = 9;
/** Where there is less room, what it is stands under the name, for the row that Enter takes. */
const roomForOneLine = 70;

function ListRow({ look, name, about, mark, glyphs }: ListRowProps) {
  const style = look.selected ? theme.strong : {};
  const told = <Text {...style}>{name}</Text>;
  const marked = mark !== '' && <Text {...theme.good}>{`${glyphs.good} ${mark}`}</Text>;
  if (look.columns < roomForOneLine) {
    return (
      <Box flexDirection="column">
        <Box gap={2}>
          {told}
          {marked}
        </Box>
        {look.selected && (
          <Box paddingLeft={2}>
            <Prose columns={look.columns - 2} look={theme.faint}>
              {about}
            </Prose>
          </Box>
        )}
      </Box>
    );
  }
  return (
    <Box width={look.columns}>
      <Box width={nameColumns} flexShrink={0}>
        {told}
      </Box>
      <Box flexGrow={1}>
        <Prose columns={look.columns - nameColumns - markColumns} look={theme.faint}>
          {about}
        </Prose>
      </Box>
      <Box width={markColumns} flexShrink={0}>
        {marked}
      </Box>
    </Box>
  );
}
