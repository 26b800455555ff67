import { Box } from 'ink';
import { embedModel, embedTexts } from '../../core/embed.ts';
import { orderWays, troubleOf } from '../../core/mends.ts';
import { readKey } from '../../core/read-key.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { NumberedList } from '../../ui/numbered-list.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Screen } from '../../ui/screen.tsx';
import { TaskStatus } from '../../ui/task-status.tsx';
import { TroubleScreen } from '../../ui/trouble-screen.tsx';
import { useTask } from '../../ui/use-task.ts';
import type { StepProps } from '../../wizard/step.ts';
import { Result, type ResultProps } from './result.tsx';
import { words } from './words.ts';

export type EmbeddingsProps = StepProps<'embeddings', 'key'>;

/** Three sentences become vectors, and the vectors a picture of how alike they are. */
export function Embeddings(props: EmbeddingsProps) {
  const { lang, services, answers, onJump, onSkip } = props;
  const task = useTask<Pick<ResultProps, 'embedded' | 'inputs'>>();
  const embed = () => {
    const inputs = words[lang].sentences;
    task.reset();
    task.run(async (signal) => {
      const key = await readKey(services, answers.key);
      return { inputs, embedded: await embedTexts(services, { key, inputs, signal }) };
    });
  };

  if (task.state.status === 'done') {
    return <Result {...props} {...task.state.value} onAgain={task.reset} />;
  }
  if (task.state.status === 'running') return <Running {...props} onStop={task.stop} />;
  if (task.state.status === 'idle') return <Offer {...props} onSend={embed} />;
  const { fault } = task.state;
  const ways = orderWays(fault.code, ['retry', 'key', 'billing', 'skip'] as const);
  const choose = (way: (typeof ways)[number]) => {
    if (way === 'retry') embed();
    else if (way === 'skip') onSkip();
    else onJump(way);
  };
  return (
    <TroubleScreen {...props} {...troubleOf(lang, fault, services)} ways={ways} onWay={choose} />
  );
}

function Offer({
  lang,
  frame,
  backKey,
  onSend,
}: EmbeddingsProps & { readonly onSend: () => void }) {
  const text = words[lang];
  return (
    <Screen {...frame} keys={[{ on: 'return', hint: text.send, run: onSend }, backKey]}>
      <Prose columns={frame.columns}>{text.lead}</Prose>
      <Box marginY={1}>
        <Prose columns={frame.columns}>{text.offered}</Prose>
      </Box>
      <NumberedList items={text.sentences} columns={frame.columns} />
    </Screen>
  );
}

function Running({ lang, frame, onStop }: EmbeddingsProps & { readonly onStop: () => void }) {
  const text = words[lang];
  return (
    <Screen {...frame} keys={[{ on: 'escape', hint: text.stop, run: onStop }]}>
      <TaskStatus
        label={text.running(embedModel)}
        elapsed={(seconds) => text.elapsed(formatNumber(seconds, lang))}
        glyphs={frame.glyphs}
      />
    </Screen>
  );
}
