import { Box } from 'ink';
import { factMonth } from '../../i18n/fact-date.ts';
import { pages } from '../../i18n/links.ts';
import { shared } from '../../i18n/messages.ts';
import { Link } from '../../ui/components/link.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { topicMessages } from './topic-messages.ts';

/** Explains batch jobs and fine-tuning, with links to their documentation. */
export function BatchAndTuning({ onTried, onList }: TopicProps) {
  const { lang, theme, columns } = useScreen();
  const topicText = useMessages(topicMessages);
  const common = useMessages(shared);
  const messageTexts = useMessages(messages);
  const text = topicText.larger;
  const leave = () => {
    onTried('larger');
    onList();
  };
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.continue, run: leave },
        { on: 'escape', hint: messageTexts.list, run: leave },
      ]}
    >
      {(
        [
          [text.batch, text.batchText(factMonth('discounts', lang)), pages.batch],
          [text.tuning, text.tuningText, pages.forge],
        ] as const
      ).map(([title, description, page], at) => (
        <Box key={page} marginTop={at === 0 ? 0 : 1} flexDirection="column">
          <Prose look={theme.strong}>{title}</Prose>
          <Prose>{description}</Prose>
          <Box paddingLeft={2}>
            <Link url={page} columns={columns - 2} />
          </Box>
        </Box>
      ))}
    </Screen>
  );
}
