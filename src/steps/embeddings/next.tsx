import { Box } from 'ink';
import { pages } from '../../i18n/links.ts';
import { Link } from '../../ui/components/link.tsx';
import { NumberedList } from '../../ui/components/numbered-list.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { searchMessages } from './messages.ts';
import type { ResultProps } from './props.ts';

/** Explains how programs use vectors. */
export function Next({ continueKey, toResult }: ResultProps) {
  const { columns } = useScreen();
  const searchText = useMessages(searchMessages);
  const text = searchText.next;
  return (
    <Screen keys={[continueKey, toResult]}>
      <Prose>{text.lead}</Prose>
      <Box marginY={1}>
        <NumberedList items={text.steps} />
      </Box>
      <Prose>{text.docs}</Prose>
      <Box marginLeft={2}>
        <Link url={pages.embeddings} columns={columns - 2} />
      </Box>
    </Screen>
  );
}
