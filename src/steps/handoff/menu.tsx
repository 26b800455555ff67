import { Box, Text } from 'ink';
import type { ExportFormat } from '../../core/export/formats.ts';
import { runCommand } from '../../core/export/program-commands.ts';
import { loadingLines, shellNamed, usualShell } from '../../core/shell-quote.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { type RowLook, Select } from '../../ui/select/select.tsx';
import { theme } from '../../ui/theme.ts';
import { type Topic, topics } from './logic.ts';
import type { HandoffProps } from './view.tsx';
import { words } from './words.ts';

interface MenuProps extends HandoffProps {
  readonly written: readonly ExportFormat[];
  /** What the person comes back from. */
  readonly last: Topic | undefined;
  readonly onOpen: (topic: Topic) => void;
  readonly onGoOn: () => void;
}

type Row = Topic | 'goOn';

const rows: readonly Row[] = ['goOn', ...topics];

/** How a program gets the key without its being pasted, and what can be taken along. */
export function Menu(props: MenuProps) {
  const { lang, frame, backKey, answers, services, written, last, onOpen, onGoOn } = props;
  const text = words[lang];
  const shell = shellNamed(usualShell(services.environment)) ?? 'bash';
  const isStored = answers.key.where !== 'session';
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: text.open }, backKey]}>
      <Prose columns={frame.columns}>{isStored ? text.lead : text.leadSession}</Prose>
      <Labelled
        rows={[
          { label: text.oneProgram, value: runCommand('python', 'app.py') },
          { label: text.thisTerminal, value: loadingLines[shell] },
        ]}
        columns={frame.columns}
      />
      <Box marginTop={1}>
        <Select
          items={rows}
          keyOf={(row) => row}
          renderRow={(row, look) => (
            <ListRow
              look={look}
              name={text.names[row]}
              about={text.about[row]}
              mark={(written as readonly Row[]).includes(row) ? text.mark : ''}
              sign={frame.glyphs.good}
            />
          )}
          columns={frame.columns}
          height={rows.length}
          initialIndex={last === undefined ? 0 : rows.indexOf(last)}
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
  /** A word where it was written. */
  readonly mark: string;
  readonly sign: string;
}

const nameColumns = 26;
const markColumns = 10;
/** Where there is less room, a row is its name alone. */
const roomForAbout = 70;

function ListRow({ look, name, about, mark, sign }: ListRowProps) {
  const style = look.selected ? theme.strong : {};
  const isWide = look.columns >= roomForAbout;
  return (
    <Box width={look.columns}>
      <Box width={nameColumns} flexShrink={0}>
        <Text {...style} wrap="truncate">
          {name}
        </Text>
      </Box>
      {isWide && (
        <Box flexGrow={1}>
          <Prose columns={look.columns - nameColumns - markColumns} look={theme.faint}>
            {about}
          </Prose>
        </Box>
      )}
      <Box width={markColumns} flexShrink={0}>
        {mark !== '' && <Text {...theme.good}>{`${sign} ${mark}`}</Text>}
      </Box>
    </Box>
  );
}
