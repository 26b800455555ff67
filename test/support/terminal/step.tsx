import type { Lang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import type { Answers, Session, StepId } from '../../../src/steps/step.ts';
import type { KeyNames } from '../../../src/ui/keys.ts';
import { registry } from '../../../src/wizard/registry.ts';
import {
  createTestServices,
  profile,
  type TestServices,
  type TestServicesOptions,
} from '../fakes/services.ts';
import type { TestScreen } from './screen.tsx';
import { View as ScreenContextView } from './view.tsx';
import { show } from './wizard.tsx';

/** Options of rendering one step. */
export interface StepOptions<Id extends StepId> {
  readonly lang?: Lang;
  readonly services?: TestServicesOptions;
  readonly answers?: Partial<Answers>;
  readonly own?: Answers[Id];
  readonly session?: Partial<Session>;
  readonly rows?: number;
  readonly columns?: number;
}

/** Events that the step sent. */
export type StepEvent<Id extends StepId> =
  | { readonly answered: Answers[Id] }
  | { readonly jumped: StepId }
  | 'skipped'
  | 'back';

/** A step on its own screen, and everything it reported to the wizard. */
export interface RenderedStep<Id extends StepId> {
  readonly screen: TestScreen;
  readonly services: TestServices;
  readonly events: readonly StepEvent<Id>[];
}

/** Renders one step without the wizard around it, until the test ends. */
export async function renderStep<Id extends StepId>(
  id: Id,
  options: StepOptions<Id> = {},
): Promise<RenderedStep<Id>> {
  const { lang = 'en', answers = {}, own, rows = 24, columns = 80 } = options;
  const services = await createTestServices(options.services);
  const entry = registry.find((other) => other.id === id);
  if (entry === undefined) throw new Error(`no step ${id}`);
  const { View } = await entry.load();
  const events: StepEvent<Id>[] = [];
  const screen = show(
    <ScreenContextView
      lang={lang}
      rows={rows}
      columns={columns}
      wide={columns}
      footer={{ ...shared[lang], keyNames: shared[lang].keyNames as KeyNames, always: [] }}
    >
      <View
        services={services}
        own={own}
        session={{
          demo: false,
          profile,
          sampleKey: '',
          screenReader: false,
          ...options.session,
        }}
        answers={answers as Answers}
        backKey={{ on: 'escape', hint: shared[lang].back, run: () => events.push('back') }}
        onAnswer={(answer) => events.push({ answered: answer as Answers[Id] })}
        onSkip={() => events.push('skipped')}
        onBack={() => events.push('back')}
        onJump={(jumped) => events.push({ jumped })}
      />
    </ScreenContextView>,
    { rows, columns },
  );
  return { screen, services, events };
}
