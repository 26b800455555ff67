import { Box } from 'ink';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { Link } from '../../ui/components/link.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import { messages } from './messages.ts';
import { topicMessages } from './topic-messages.ts';
import type { TopicProps } from './view.tsx';

/** Batch and fine-tuning: what each is for, and where it is told. */
export function Larger({ lang, frame, onTried, onList }: TopicProps) {
  const text = topicMessages[lang].larger;
  const leave = () => {
    onTried('larger');
    onList();
  };
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].continue, run: leave },
        { on: 'escape', hint: messages[lang].list, run: leave },
      ]}
    >
      {(
        [
          [text.batch, text.batchText, pages.batch],
          [text.tuning, text.tuningText, pages.forge],
        ] as const
      ).map(([title, told, page]) => (
        <Box key={page} marginBottom={1} flexDirection="column">
          <Prose columns={frame.columns} look={theme.strong}>
            {title}
          </Prose>
          <Prose columns={frame.columns}>{told}</Prose>
          <Box paddingLeft={2}>
            <Link url={page} columns={frame.columns - 2} />
          </Box>
        </Box>
      ))}
    </Screen>
  );
}
