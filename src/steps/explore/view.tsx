import { type ReactNode, useState } from 'react';
import { readKey } from '../../core/keys/read-key.ts';
import type { Capability } from '../../core/models/capability-models.ts';
import { listModels } from '../../core/models/list-models.ts';
import type { ModelRow } from '../../core/models/model-row.ts';
import { useTask } from '../../ui/hooks/use-task.ts';
import { WaitingScreen } from '../progress.tsx';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import { useMessages } from '../use-screen.ts';
import { BatchAndTuning } from './batch-and-tuning.tsx';
import { Completion } from './completion.tsx';
import { DocumentReading } from './document-reading.tsx';
import { FunctionCalling } from './function-calling.tsx';
import { rowAfter, type Topic, withTried } from './logic.ts';
import { TopicList } from './menu.tsx';
import { messages } from './messages.ts';
import { Moderation } from './moderation.tsx';
import type { ExploreProps, TopicProps } from './props.ts';
import { Structured } from './structured.tsx';
import { Transcription } from './transcription.tsx';
import { Vision } from './vision.tsx';

const screens: Readonly<Record<Capability, (props: TopicProps) => ReactNode>> = {
  fim: Completion,
  functions: FunctionCalling,
  transcription: Transcription,
  structured: Structured,
  moderation: Moderation,
  vision: Vision,
  ocr: DocumentReading,
};

/** Topics that were tried, kept if the person leaves the step without completing it. */
const visits = new SessionMemory<readonly Topic[]>();

/** Lists more capabilities of the API, with a screen for each. */
export function Explore(props: ExploreProps) {
  const text = useMessages(messages);
  const { own, answers, session, onAnswer } = props;
  const [tried, setTried] = useSessionState(
    visits,
    session,
    resultName(answers.key),
    (before = own?.tried ?? []) => before,
  );
  const [{ open, last }, setPlace] = useState<{ readonly open?: Topic; readonly last?: Topic }>({});
  const modelList = useModelList(props);
  const list = () => setPlace(open === undefined ? {} : { last: open });
  const goTo = (topic: Topic) => {
    if (topic !== 'larger') modelList.load();
    setPlace({ open: topic });
  };
  if (open === undefined) {
    return (
      <TopicList
        {...props}
        tried={tried}
        initialRow={rowAfter(last, tried)}
        onOpen={goTo}
        onContinue={() => onAnswer({ tried })}
      />
    );
  }
  const topicProps: TopicProps = {
    ...props,
    rows: modelList.rows,
    onTried: (topic) => setTried((before) => withTried(before, topic)),
    onList: list,
    onOpen: goTo,
  };
  if (open === 'larger') return <BatchAndTuning {...topicProps} />;
  if (modelList.isRunning) {
    return <WaitingScreen label={text.loading} onStop={modelList.stop} />;
  }
  const TopicScreen = screens[open];
  return <TopicScreen key={open} {...topicProps} />;
}

/**
 * Lists the account's models once, when the first topic is opened. The call is free. Without the list, topics use the
 * default models.
 */
function useModelList({ services, answers }: ExploreProps) {
  const { state, run, stop } = useTask<readonly ModelRow[]>();
  const { key: keyAnswer, model } = answers;
  const load = () => {
    if (state.status === 'done') return;
    run(async (signal) => {
      const key = await readKey(services, keyAnswer);
      const modelAccess = { ...keyAnswer.modelAccess, ...model?.modelAccess };
      return (await listModels(services, { key, signal, modelAccess })).rows;
    });
  };
  const rows = state.status === 'done' ? state.value : [];
  return { rows, isRunning: state.status === 'running', load, stop };
}
