import { useState } from 'react';
import type { WizardFormat } from '../../core/export/formats.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import { Dotenv } from './dotenv.tsx';
import { type Topic, withWritten } from './logic.ts';
import { Managers } from './managers.tsx';
import { TopicList } from './menu.tsx';
import { Project } from './project.tsx';
import type { HandoffProps, TopicProps } from './props.ts';
import { SaveExport } from './save-export.tsx';
import { Shells } from './shells.tsx';
import { Tools } from './tools.tsx';

/** Formats that were written, kept if the person leaves the step without completing it. */
const visits = new SessionMemory<readonly WizardFormat[]>();

/** Lists the topics, with a screen for each. */
export function Handoff(props: HandoffProps) {
  const { own, answers, session, onAnswer } = props;
  const [written, setWritten] = useSessionState(
    visits,
    session,
    resultName(answers.key),
    (before = own?.written ?? []) => before,
  );
  const [{ open, last }, setPlace] = useState<{ readonly open?: Topic; readonly last?: Topic }>({});
  if (open === undefined) {
    return (
      <TopicList
        {...props}
        written={written}
        last={last}
        onOpen={(topic) => setPlace({ open: topic })}
        onContinue={() => onAnswer({ written })}
      />
    );
  }
  const topicProps: TopicProps = {
    ...props,
    onList: () => setPlace({ last: open }),
    onWritten: (format) => setWritten((before) => withWritten(before, format)),
  };
  if (open === 'shells') return <Shells {...topicProps} />;
  if (open === 'tools') return <Tools {...topicProps} />;
  if (open === 'project') return <Project {...topicProps} />;
  if (open === 'managers') return <Managers {...topicProps} />;
  if (open === 'dotenv') return <Dotenv {...topicProps} />;
  return <SaveExport {...topicProps} format={open} />;
}
