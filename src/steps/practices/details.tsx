import { Box } from 'ink';
import { statusOf } from '../../core/doctor/practices.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { PageAddress } from '../../ui/components/page-address.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import { type Found, fixLines, foundOf, pageOf } from './logic.ts';
import { messages } from './messages.ts';
import type { PracticeScreenProps } from './view.tsx';

const tones = { fine: 'good', fix: 'warn', unknown: 'info' } as const;

/** All that was found of one practice, and what fixes it. */
export function Details(props: PracticeScreenProps) {
  const { lang, frame, looking, practice, opening, onOpen, onShow } = props;
  const text = messages[lang];
  const { seen, isExample } = looking;
  const found = foundOf(practice, seen, { lang, glyphs: frame.glyphs });
  const page = pageOf[practice];
  const status = statusOf(practice, seen);
  const back = () => onShow('list');
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: text.list, run: back },
        {
          on: { char: 'm' },
          hint: text.fix,
          run: () => onShow('fix'),
          disabled: isExample || fixLines(practice, seen, lang).length === 0,
        },
        { on: { char: 'o' }, hint: text.open, run: onOpen, disabled: page === undefined },
        { on: 'escape', run: back },
      ]}
    >
      <Panel
        tone={tones[status]}
        title={`${text.names[practice]} · ${text.statuses[status]}`}
        lines={[text.why[practice]]}
        columns={frame.columns}
        glyphs={frame.glyphs}
      />
      {found.map((one) => (
        <FoundText key={one.title} lang={lang} one={one} columns={frame.columns} />
      ))}
      {found.length === 0 && practice !== 'watch' && (
        <Box marginTop={1}>
          <Prose columns={frame.columns}>{text.notYet}</Prose>
        </Box>
      )}
      {page !== undefined && (
        <Box marginTop={1}>
          <PageAddress
            url={pages[page]}
            opening={opening.state}
            messages={shared[lang]}
            columns={frame.columns}
          />
        </Box>
      )}
    </Screen>
  );
}

interface FoundTextProps {
  readonly lang: PracticeScreenProps['lang'];
  readonly one: Found;
  readonly columns: number;
}

function FoundText({ lang, one, columns }: FoundTextProps) {
  const { title, detail, places, remedy, needsFix } = one;
  return (
    <Box flexDirection="column" marginTop={1}>
      <Prose columns={columns} look={theme.strong}>
        {title}
      </Prose>
      <Prose columns={columns}>{detail}</Prose>
      {places.map((place) => (
        <Prose key={place} columns={columns}>
          {`- ${place}`}
        </Prose>
      ))}
      {remedy !== undefined && (
        <Prose columns={columns} look={needsFix ? {} : theme.faint}>
          {needsFix ? messages[lang].remedy(remedy) : remedy}
        </Prose>
      )}
    </Box>
  );
}
