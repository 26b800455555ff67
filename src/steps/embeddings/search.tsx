import { Box } from 'ink';
import type { Ranking } from '../../core/embeddings/rank-texts.ts';
import { shortCost, sumCosts } from '../../core/spending/price.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatDecimal, formatNumber } from '../../i18n/numbers.ts';
import { waitKeys } from '../../ui/components/call-status.tsx';
import { Panel } from '../../ui/components/panel.tsx';
import { Prose } from '../../ui/components/prose.tsx';
import { ScoreBars } from '../../ui/components/score-bars.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CallProgress } from '../progress.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { costLine } from './lines.ts';
import { messages, searchMessages } from './messages.ts';
import type { ResultProps } from './props.ts';
import { type SearchState, useSearch } from './use-search.ts';

/** Rows around the hits: instructions, field, legend, cost and footer. */
const rowsAround = 15;

/** Asks for a query, and ranks the texts by their similarity to the query. Each query is a paid call. */
export function Search(props: ResultProps) {
  const { lang } = useScreen();
  const common = useMessages(shared);
  const { embedding, toResult, result } = props;
  const text = useMessages(searchMessages);
  const search = useSearch(props);
  const { task, ask } = search;
  const isRunning = task.state.status === 'running';
  return (
    <Screen
      keys={[
        ...waitKeys(task.wait, common.tryNow),
        { on: 'return', hint: text.ask, disabled: isRunning },
        isRunning ? { on: 'escape', hint: common.stop, run: task.stop } : toResult,
      ]}
      below={
        (task.state.status !== 'idle' || search.rankings.length > 0) && (
          <Outcome {...props} search={search} />
        )
      }
      pinned={
        <TextField
          label={text.query}
          placeholder={text.placeholder}
          initialText={embedding.draft.source === 'offered' ? text.offered : ''}
          isOffer={embedding.draft.source === 'offered'}
          onSubmit={(query) => query.trim() !== '' && ask(query.trim())}
        />
      }
    >
      <Prose>{text.lead(formatNumber(result.inputs.length, lang))}</Prose>
    </Screen>
  );
}

function Outcome(props: ResultProps & { readonly search: SearchState }) {
  const { lang } = useScreen();
  const { result, search } = props;
  const text = useMessages(searchMessages);
  const { state } = search.task;
  if (state.status === 'running') {
    const label = text.running(result.choice.model);
    return <CallProgress label={label} wait={search.task.wait} />;
  }
  if (state.status === 'failed') {
    const { title, message, hint } = errorMessage(lang, state.error);
    return <Panel tone="bad" title={title} lines={[message, hint]} />;
  }
  const found = search.rankings.at(-1);
  return found === undefined ? null : <Hits {...props} found={found} />;
}

function Hits(props: ResultProps & { readonly search: SearchState; readonly found: Ranking }) {
  const { rows, lang, theme } = useScreen();
  const text = useMessages(messages);
  const searchText = useMessages(searchMessages);
  const { session, result, search, found } = props;
  const shown = session.screenReader
    ? found.hits.slice(0, 20)
    : found.hits.slice(0, Math.max(3, rows - rowsAround));
  const left = found.hits.length - shown.length;
  const min = found.hits.at(-1)?.similarity ?? 0;
  return (
    <>
      <ScoreBars
        scores={shown.map(({ index, similarity }) => ({
          id: index,
          value: partOf(similarity, min),
          number: formatDecimal(similarity, 2, lang),
          text: result.inputs[index] ?? '',
        }))}
      />
      {left > 0 && <Prose look={theme.faint}>{text.andMore(formatNumber(left, lang))}</Prose>}
      <Box marginTop={1} flexDirection="column">
        {!session.screenReader && <Prose look={theme.faint}>{searchText.legend}</Prose>}
        <Prose look={theme.faint}>{costsOf(lang, found, search.rankings)}</Prose>
      </Box>
    </>
  );
}

/** Returns the cost of a query and, if there were several queries, the cost of all of them. */
function costsOf(lang: Lang, found: Ranking, all: readonly Ranking[]): string {
  const own = costLine(lang, found);
  if (all.length === 1) return own;
  const sum = shortCost(sumCosts(all.map((each) => each.cost)), lang);
  return `${own} ${searchMessages[lang].soFar(formatNumber(all.length, lang), sum)}`;
}

/**
 * Returns the filled part of a bar on a scale from the lowest similarity to 1. Vectors of one model lie close together,
 * so on a scale from 0 all bars would look alike.
 */
function partOf(similarity: number, min: number): number {
  return min < 1 ? (similarity - min) / (1 - min) : 1;
}
