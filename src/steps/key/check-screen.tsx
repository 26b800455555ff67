import type { ProbeReport } from '../../core/access/probe-access.ts';
import { isAcceptedKey } from '../../core/access/probe-outcome.ts';
import type { StepProps } from '../step.ts';
import { Checking } from './checking.tsx';
import { Failed, type FailedAction } from './failed.tsx';
import type { Candidate } from './logic.ts';
import { Replacing, type ReplacingAction } from './replacing.tsx';
import { type StoreAction, StoreChoice } from './store-choice.tsx';
import { Stored } from './stored.tsx';
import type { KeyCheck } from './use-key-check.ts';
import { VaultScreen } from './vault-screen.tsx';

type CheckScreenProps = StepProps<'key'> & KeyCheck & { readonly candidate: Candidate };

/** Shows the state of a key check: in progress, failed, or followed by storing. */
export function CheckScreen(props: CheckScreenProps) {
  const { candidate, progress, probe, survey, storing, check, chooseStore, stop, forget } = props;
  const backKey = { ...props.backKey, disabled: false, run: forget };
  const report = probe.state.status === 'done' ? probe.state.value : undefined;
  const isBeingStored = survey.state.status !== 'idle' || storing.state.status !== 'idle';
  if (report !== undefined && isBeingStored) {
    return <StoringScreen {...props} backKey={backKey} report={report} />;
  }
  const choose = (action: FailedAction) => {
    if (action === 'paste') forget();
    if (action === 'retry') check(candidate);
    if (action === 'justMade') check(candidate, { justMade: true });
    if ((action === 'store' || action === 'chooseModel') && report !== undefined) {
      chooseStore(candidate, report);
    }
  };
  const failed = { ...props, backKey, onAction: choose };
  if (probe.state.status === 'failed') {
    return <Failed {...failed} error={probe.state.error} actions={['retry', 'paste']} />;
  }
  if (report !== undefined && report.outcome.code !== 'ready') {
    const { outcome, modelAccess } = report;
    return <Failed {...failed} error={outcome} tried={modelAccess} actions={nextActions(report)} />;
  }
  return <Checking {...props} progress={progress} onStop={stop} />;
}

function nextActions({ outcome }: ProbeReport): readonly FailedAction[] {
  switch (outcome.code) {
    case 'key-refused':
      return ['paste', 'retry', 'justMade'];
    case 'key-expired':
      return ['paste', 'retry'];
    case 'payment':
      return ['retry', 'justMade', 'chooseModel', 'paste'];
    // Waiting does not help here, and the list has models that were not tested.
    case 'zero-quota':
    case 'tier':
    case 'labs':
      return ['chooseModel', 'retry', 'paste'];
    default:
      return isAcceptedKey(outcome) ? ['retry', 'store', 'paste'] : ['retry', 'paste'];
  }
}

/** Stores a checked key: asks for the store and the vault's passphrase, then shows the outcome. */
function StoringScreen(props: CheckScreenProps & { readonly report: ProbeReport }) {
  const { candidate, store, report, survey, storing, chooseStore, storeIn, services } = props;
  const backToStores = () => chooseStore(candidate, report);
  const chooseAction = (action: FailedAction) => {
    if (action === 'paste') props.forget();
    else if (action === 'retry' && store !== undefined) storeIn(store, candidate, report);
    else backToStores();
  };
  const chooseStoreAction = (action: StoreAction) => {
    if (action === 'look-again') backToStores();
    else storeIn(action, candidate, report);
  };
  if (storing.state.status === 'done') {
    const { value } = storing.state;
    if ('answer' in value) return <Stored {...props} answer={value.answer} />;
    const chooseReplacing = (action: ReplacingAction) => {
      if (action === 'leave') props.forget();
      else if (action === 'memory') storeIn('memory', candidate, report);
      else if (store !== undefined) storeIn(store, candidate, report, { replaces: true });
    };
    const back = { ...props.backKey, run: backToStores };
    return <Replacing {...props} backKey={back} last={value.replaces} onChoose={chooseReplacing} />;
  }
  if (storing.state.status === 'failed') {
    const { error } = storing.state;
    return (
      <Failed
        {...props}
        error={error}
        actions={['retry', 'elsewhere', 'paste']}
        onAction={chooseAction}
      />
    );
  }
  if (survey.state.status === 'failed') {
    const { error } = survey.state;
    return <Failed {...props} error={error} actions={['retry', 'paste']} onAction={chooseAction} />;
  }
  if (storing.state.status === 'running') {
    // If the store was named in advance, there is no choice of stores to return to.
    const stopStoring = survey.state.status === 'done' ? props.stopStoring : props.forget;
    return <Checking {...props} progress="storing" onStop={stopStoring} />;
  }
  if (survey.state.status !== 'done') {
    return <Checking {...props} progress="looking" onStop={survey.stop} />;
  }
  if (store === 'vault' && !services.vault.isUnlocked) {
    const { vaultExists } = survey.state.value;
    const open = () => storeIn('vault', candidate, report);
    const back = { ...props.backKey, run: backToStores };
    return <VaultScreen {...props} backKey={back} isNew={!vaultExists} onOpen={open} />;
  }
  return <StoreChoice {...props} survey={survey.state.value} onChoose={chooseStoreAction} />;
}
