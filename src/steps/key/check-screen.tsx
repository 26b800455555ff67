import { isKnown, type ProbeReport } from '../../core/probe-access.ts';
import type { Fault } from '../../errors/fault.ts';
import type { StepProps } from '../../wizard/step.ts';
import { Checking } from './checking.tsx';
import { Failed, type FailedWay } from './failed.tsx';
import type { Candidate } from './logic.ts';
import { Stored } from './stored.tsx';
import type { KeyCheck } from './use-key-check.ts';

type CheckScreenProps = StepProps<'key'> & KeyCheck & { readonly candidate: Candidate };

/** The screen of a key on its way: being tried, being stored, stored, or why not. */
export function CheckScreen(props: CheckScreenProps) {
  const { candidate, progress, probe, storing, check, store, stop, forget } = props;
  const report = probe.state.status === 'done' ? probe.state.value : undefined;
  const backKey = { ...props.backKey, disabled: false, run: forget };
  const choose = (way: FailedWay) => {
    if (way === 'paste') forget();
    if (way === 'justMade') check(candidate, { justMade: true });
    if (way === 'retry' && storing.state.status === 'failed' && report !== undefined) {
      store(candidate, report);
    } else if (way === 'retry') check(candidate);
    if (report === undefined) return;
    if (way === 'store') store(candidate, report);
    if (way === 'session') store({ ...candidate, goal: 'session' }, report);
  };
  const failed = { ...props, backKey, onWay: choose };

  if (storing.state.status === 'done') {
    return <Stored {...props} backKey={backKey} answer={storing.state.value} />;
  }
  if (storing.state.status === 'failed') {
    const { fault } = storing.state;
    return <Failed {...failed} fault={fault} ways={waysToStore(fault)} />;
  }
  if (storing.state.status === 'running') {
    return <Checking {...props} progress="storing" />;
  }
  if (probe.state.status === 'failed') {
    return <Failed {...failed} fault={probe.state.fault} ways={['retry', 'paste']} />;
  }
  if (report !== undefined && report.outcome.code !== 'ready') {
    const tried = Object.keys(report.learned);
    return <Failed {...failed} fault={report.outcome} tried={tried} ways={waysOn(report)} />;
  }
  return <Checking {...props} progress={progress} onStop={stop} />;
}

function waysOn({ outcome }: ProbeReport): readonly FailedWay[] {
  switch (outcome.code) {
    case 'key-refused':
      return ['paste', 'retry', 'justMade'];
    case 'payment':
      return ['retry', 'justMade', 'store', 'paste'];
    default:
      return isKnown(outcome) ? ['retry', 'store', 'paste'] : ['retry', 'paste'];
  }
}

/** Trying again is offered first where the person can mend it on the spot; else what works right now. */
function waysToStore(fault: Fault): readonly FailedWay[] {
  const mendable =
    fault.code !== 'keychain' || ['locked', 'hanging', 'denied'].includes(fault.problem);
  return mendable ? ['retry', 'session', 'paste'] : ['session', 'retry', 'paste'];
}
