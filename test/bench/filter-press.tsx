import { foldModels, unlistedModels } from '../../src/core/models/fold-models.ts';
import { systemClock } from '../../src/services/clock.ts';
import type { ModelCard } from '../../src/services/ports/mistral.ts';
import { offeredModels } from '../../src/steps/model/logic.ts';
import { messages } from '../../src/steps/model/messages.ts';
import { ModelPicker } from '../../src/steps/model/picker.tsx';
import type { StepProps } from '../../src/steps/step.ts';
import { card } from '../core/models/cards.ts';
import { renderScreen, type TestScreen } from '../support/terminal/screen.tsx';
import { View } from '../support/terminal/view.tsx';

/** Milliseconds from a key of the filter to the painted list, the median, for a short list and for a long one. */
export interface FilterPress {
  readonly few: number;
  readonly many: number;
  /** `many` over `few`: at most 2. */
  readonly ratio: number;
}

const sizes = { few: 50, many: 5_000 } as const;
const rounds = 40;

/** Types the same text into the filters of both lists in turns, so that other load on the machine affects both. */
export async function measureFilterPress(): Promise<FilterPress> {
  const [few, many] = [await openFilter(sizes.few), await openFilter(sizes.many)];
  const times: { readonly few: number[]; readonly many: number[] } = { few: [], many: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const key of ['c', 'h', 'a', 't', '-', 'x', 'y', '\x15']) {
      times.few.push(await timeOf(few, key));
      times.many.push(await timeOf(many, key));
    }
  }
  await Promise.all([few.unmount(), many.unmount()]);
  const found = { few: median(times.few), many: median(times.many) };
  return { ...found, ratio: found.many / found.few };
}

async function timeOf(screen: TestScreen, key: string): Promise<number> {
  const start = performance.now();
  await screen.type(key);
  return performance.now() - start;
}

async function openFilter(count: number): Promise<TestScreen> {
  const cards: readonly ModelCard[] = Array.from({ length: count }, (_, index) =>
    card(`community-chat-${String(index).padStart(4, '0')}`),
  );
  const rows = foldModels(cards, 0);
  const picker = offeredModels({ rows, unlisted: unlistedModels(rows, 0) });
  const screen = renderScreen(
    <View rows={22}>
      <ModelPicker {...statusProps()} picker={picker} />
    </View>,
  );
  await screen.waitFor(messages.en.lead);
  await screen.type('/');
  await screen.waitFor(messages.en.field);
  return screen;
}

/** The props of a step without events: it calls no service but the clock before Enter. */
function statusProps(): StepProps<'model', 'key'> {
  const nothing = () => undefined;
  return {
    services: { clock: systemClock() } as StepProps<'model', 'key'>['services'],
    session: { demo: false, profile: 'default', sampleKey: '', screenReader: false },
    backKey: { on: 'escape', hint: 'back', run: nothing },
    answers: {
      key: {
        profile: 'default',
        where: 'keychain',
        place: 'memory',
        lastFour: '',
        outcome: { code: 'ready', model: '' },
        modelAccess: {},
      },
    },
    own: undefined,
    onAnswer: nothing,
    onSkip: nothing,
    onBack: nothing,
    onJump: nothing,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
