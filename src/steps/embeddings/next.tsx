import { Box } from 'ink';
import { pages } from '../../i18n/links.ts';
import { Link } from '../../ui/components/link.tsx';
import { NumberedList } from '../../ui/components/numbered-list.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { ResultProps } from './result-screens.tsx';
import { searchMessages } from './search-messages.ts';

/** What to do with vectors once one has them. */
export function Next({ lang, frame, continueKey, toResult }: ResultProps) {
  const text = searchMessages[lang].next;
  return (
    <Screen {...frame} keys={[continueKey, toResult]}>
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Box marginY={1}>
        <NumberedList items={text.steps} columns={frame.columns} />
      </Box>
      <Prose columns={frame.columns}>{text.docs}</Prose>
      <Box marginLeft={2}>
        <Link url={pages.embeddings} columns={frame.columns - 2} />
      </Box>
    </Screen>
  );
}
