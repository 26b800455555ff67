import { replacementOf } from '../../core/models/find-models.ts';
import { callIdOf, type ModelRow } from '../../core/models/model-row.ts';
import type { StepProps } from '../step.ts';
import { ModelAdvice } from './advice.tsx';
import { ModelDetails } from './details-screen.tsx';
import { ModelList } from './list.tsx';
import { answerFor, canChoose, type OfferedModels } from './logic.ts';
import { useModelList } from './use-model-list.ts';
import { useTries } from './use-tries.ts';

interface ModelPickerProps extends StepProps<'model', 'key'> {
  readonly picker: OfferedModels;
}

/** Shows the list, the details of one model, or the help to choose. Tries a model before it becomes the answer. */
export function ModelPicker(props: ModelPickerProps) {
  const { own, answers, picker, onAnswer } = props;
  const picking = useModelList(picker, own);
  const tries = useTries(props, { ...answers.key.modelAccess, ...own?.modelAccess });
  const take = (row: ModelRow) => {
    if (tries.task.state.status === 'running') return;
    if (row.access === 'ready') return onAnswer(answerFor(row, tries.modelAccess));
    picking.goTo(row);
    tries.start([row], (modelAccess) => {
      if (modelAccess[callIdOf(row)] === 'ready') onAnswer(answerFor(row, modelAccess));
    });
  };
  const choose = (item: ModelRow) => {
    const row = tries.mark(item);
    if (canChoose(row)) take(row);
    else picking.show('details');
  };
  const toList = () => picking.show('list');
  if (picking.screen === 'advice') {
    const see = (row: ModelRow) => picking.goTo(row, 'details');
    return (
      <ModelAdvice
        {...props}
        rows={picker.all}
        known={tries.modelAccess}
        onChoose={take}
        onSee={see}
        onClose={toList}
      />
    );
  }
  const row = picking.current && tries.mark(picking.current);
  if (picking.screen === 'details' && row !== undefined) {
    return (
      <ModelDetails
        {...props}
        row={row}
        replacement={replacementOf(picker.index, row)}
        onChoose={take}
        onSee={(other) => picking.goTo(other, 'details')}
        onClose={toList}
      />
    );
  }
  return <ModelList {...props} picking={picking} tries={tries} onChoose={choose} />;
}
