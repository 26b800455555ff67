import { useState } from 'react';
import type { WizardFormat } from '../../core/export/formats.ts';
import { resultName, SessionMemory, useSessionState } from '../session-memory.ts';
import { Dotenv } from './dotenv.tsx';
import { type Topic, withWritten } from './logic.ts';
import { Managers } from './managers.tsx';
import { ExportList } from './menu.tsx';
import { OpenExport } from './open-export.tsx';
import { Project } from './project.tsx';
import type { HandoffProps, TopicProps } from './props.ts';
import { Shells } from './shells.tsx';
import { Tools } from './tools.tsx';

/** Formats that were written, even if the person left the step without completing it. */
const visits = new SessionMemory<readonly WizardFormat[]>();

/** Lists what the person can use in their own project, with a screen for each. */
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
      <ExportList
        {...props}
        written={written}
        last={last}
        onOpen={(topic) => setPlace({ open: topic })}
        onGoOn={() => onAnswer({ written })}
      />
    );
  }
  const given: TopicProps = {
    ...props,
    onList: () => setPlace({ last: open }),
    onWritten: (format) => setWritten((before) => withWritten(before, format)),
  };
  if (open === 'shells') return <Shells {...given} />;
  if (open === 'tools') return <Tools {...given} />;
  if (open === 'project') return <Project {...given} />;
  if (open === 'managers') return <Managers {...given} />;
  if (open === 'dotenv') return <Dotenv {...given} />;
  return <OpenExport {...given} format={open} />;
}
