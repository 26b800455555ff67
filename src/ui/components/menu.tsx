import { Box, Text } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { Prose } from './prose.tsx';
import { type RowLook, Select } from './select/select.tsx';

/** Content of one row. */
export interface MenuRow {
  readonly name: string;
  /** Description in a few words. */
  readonly about: string;
  /** Text that marks a used entry; empty for an unused entry. */
  readonly mark: string;
}

/** Layout of a list's rows. */
export interface MenuShape {
  readonly nameColumns: number;
  readonly markColumns: number;
  /** True if the description of the current row is shown below its name if there is no room beside it. */
  readonly describesBelow?: boolean;
}

interface MenuProps<T extends string> {
  readonly items: readonly T[];
  readonly rowOf: (item: T) => MenuRow;
  readonly shape: MenuShape;
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
  readonly initialIndex: number;
  readonly onSelect: (item: T) => void;
  /** Called when an entry becomes the current one. */
  readonly onMove?: (item: T) => void;
}

/** Lists entries to open, each with a description and a mark for those already used. */
export function Menu<T extends string>({ items, rowOf, shape, ...list }: MenuProps<T>) {
  return (
    <Select
      {...list}
      items={items}
      keyOf={(item) => item}
      renderRow={(item, look) => <Row {...rowOf(item)} {...shape} look={look} />}
      height={items.length}
    />
  );
}

/** Adds the hint of a list to the first frame. */
Menu.part = 'list' as const;

interface RowProps extends MenuRow, MenuShape {
  readonly look: RowLook;
}

/** Columns needed to show the description beside the name. */
const roomForAbout = 70;

function Row(props: RowProps) {
  const { theme } = useScreenView();
  const { look, about, nameColumns, markColumns, describesBelow } = props;
  const isWide = look.columns >= roomForAbout;
  if (!isWide && describesBelow) return <TallRow {...props} />;
  return (
    <Box width={look.columns}>
      <Box width={nameColumns} flexShrink={0}>
        <Name {...props} />
      </Box>
      {isWide && (
        <Box flexGrow={1}>
          <Prose columns={look.columns - nameColumns - markColumns} look={theme.faint}>
            {about}
          </Prose>
        </Box>
      )}
      <Box width={markColumns} flexShrink={0}>
        <Mark {...props} />
      </Box>
    </Box>
  );
}

function TallRow(props: RowProps) {
  const { theme } = useScreenView();
  const { look, about } = props;
  return (
    <Box flexDirection="column">
      <Box gap={2}>
        <Name {...props} />
        <Mark {...props} />
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

function Name({ look, name }: RowProps) {
  const { theme } = useScreenView();
  return (
    <Text {...(look.selected ? theme.strong : {})} wrap="truncate">
      {name}
    </Text>
  );
}

function Mark({ mark }: RowProps) {
  const { glyphs, theme } = useScreenView();
  return mark !== '' && <Text {...theme.good}>{`${glyphs.good} ${mark}`}</Text>;
}
