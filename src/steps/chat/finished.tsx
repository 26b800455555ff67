import { Box } from 'ink';
import { formatCost } from '../../core/price.ts';
import type { ChatFinish } from '../../core/stream-chat.ts';
import type { Lang } from '../../i18n/locale.ts';
import { formatNumber, formatSeconds } from '../../i18n/numbers.ts';
import { shared } from '../../i18n/shared.ts';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme.ts';
import { answerOf } from './logic.ts';
import { Answer, type AnswerProps } from './view.tsx';
import { words } from './words.ts';

/** The whole answer, and what it took. */
export function ChatFinished(props: AnswerProps & { readonly finish: ChatFinish }) {
  const { lang, frame, backKey, chatting, finish, onAnswer } = props;
  const text = words[lang];
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].continue, run: () => onAnswer(answerOf(finish)) },
        { on: { char: 'a' }, hint: text.again, run: chatting.clear },
        backKey,
      ]}
    >
      <Answer {...props} isDone rowsBelow={4} />
      <Box marginTop={1} flexDirection="column">
        {accountOf(lang, finish).map((line) => (
          <Prose key={line} columns={frame.columns} look={theme.faint}>
            {line}
          </Prose>
        ))}
      </Box>
    </Screen>
  );
}

/** Times, tokens and cost, and why it ended. */
function accountOf(lang: Lang, finish: ChatFinish): readonly string[] {
  const text = words[lang];
  const { firstTokenMs, totalMs, reason, usage } = finish;
  const total = formatSeconds(totalMs, lang);
  const ended =
    reason === 'stop' || reason === 'length' ? text.finish[reason] : text.finish.other(reason);
  return [
    firstTokenMs === undefined
      ? text.timesTotal(total)
      : text.times(formatSeconds(firstTokenMs, lang), total),
    usage === undefined
      ? text.tokensUnknown
      : text.tokens(
          formatNumber(usage.promptTokens, lang),
          formatNumber(usage.completionTokens, lang),
          formatCost(finish.cost, lang),
        ),
    ended,
  ];
}
