import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { ErrorData } from '../../../src/errors/errors.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { loadSdk } from '../../../src/services/mistral/http/sdk.ts';
import type { Answers, Session, StepEntry, StepId } from '../../../src/steps/step.ts';
import { guardPaste } from '../../../src/ui/input/paste-guard.ts';
import { type Background, themeFor } from '../../../src/ui/theme/theme.ts';
import { App } from '../../../src/wizard/app.tsx';
import { CrashBoundary } from '../../../src/wizard/crash-boundary.tsx';
import { registry } from '../../../src/wizard/registry.ts';
import type { WizardState } from '../../../src/wizard/state.ts';
import { loadPlace } from '../../../src/wizard/use-wizard.ts';
import {
  createTestServices,
  profile,
  type TestServices,
  type TestServicesOptions,
} from '../fakes/services.ts';
import { keysHint } from './keys-hint.ts';
import { renderScreen, type TestScreen } from './screen.tsx';

/** The start of a wizard run, and its screen. */
export interface WizardOptions {
  readonly lang?: Lang;
  readonly at?: StepId | 'done';
  readonly answers?: Partial<Answers>;
  readonly skipped?: readonly StepId[];
  readonly services?: TestServicesOptions;
  readonly session?: Partial<Session>;
  readonly unicode?: boolean;
  readonly background?: Background;
  readonly registry?: readonly StepEntry[];
  readonly columns?: number;
  readonly rows?: number;
  /** True if the wizard never draws a first screen. */
  readonly isBroken?: boolean;
}

/** A wizard run on a screen, with records of it. */
export interface Wizard {
  readonly screen: TestScreen;
  readonly services: TestServices;
  /** Replaces the account and the machine. */
  readonly changeServices: (options?: TestServicesOptions) => Promise<void>;
  /** Every position that was reached. */
  readonly places: readonly WizardState[];
  /** The reasons for which the wizard was left. More than one is a bug. */
  readonly reasons: readonly ('done' | 'left' | ErrorData)[];
  /** Draws the current position for another kind of terminal or session. */
  readonly redraw: (as: Pick<WizardOptions, 'session' | 'unicode' | 'background'>) => void;
}

/** Draws `node`, until the test ends. */
export function show(
  node: ReactNode,
  options: Parameters<typeof renderScreen>[1] = {},
): TestScreen {
  const screen = renderScreen(node, options);
  onTestFinished(async () => await screen.unmount());
  return screen;
}

/** Renders the complete wizard at one of its positions, until the test ends. */
export async function renderWizard(options: WizardOptions = {}): Promise<Wizard> {
  const { lang = 'en', at = 'account', answers = {}, skipped = [] } = options;
  const { columns = 80, rows = 24 } = options;
  const steps = options.registry ?? registry;
  // Loaded first, because the first call would otherwise delay a screen.
  await loadSdk();
  const services = await createTestServices(options.services);
  const start = await loadPlace(steps, { current: at, answers, skipped });
  const places: WizardState[] = [];
  const reasons: ('done' | 'left' | ErrorData)[] = [];
  const onLeave = (reason: 'done' | 'left' | ErrorData) => void reasons.push(reason);
  const screenReader = options.session?.screenReader ?? false;
  const drawn = ({
    unicode = true,
    background = 'dark',
    session,
  }: Pick<WizardOptions, 'session' | 'unicode' | 'background'>) => (
    <CrashBoundary onCrash={onLeave}>
      <App
        services={services}
        start={start}
        lang={lang}
        theme={themeFor(background, 'true')}
        unicode={unicode}
        onLeave={onLeave}
        registry={steps}
        session={{ demo: false, profile, sampleKey: '', screenReader, ...session }}
        onStore={(state) => places.push(state)}
        onSaved={() => {}}
      />
    </CrashBoundary>
  );
  const screen = show(drawn(options), { columns, rows, screenReader, wrapInput: guardPaste });
  // Waits for the first frame, because earlier keys are ignored.
  if (!options.isBroken) await screen.waitFor(keysHint(lang));
  const redraw: Wizard['redraw'] = (as) => screen.rerender(drawn({ ...options, ...as }));
  const changeServices: Wizard['changeServices'] = async (others) => {
    Object.assign(services, await createTestServices(others));
  };
  return { screen, services, changeServices, places, reasons, redraw };
}
