import { useInput } from 'ink';
import type { ErrorData } from '../errors/errors.ts';
import { errorMessage } from '../i18n/errors.ts';
import { type Lang, otherLang } from '../i18n/languages.ts';
import { shared } from '../i18n/messages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Session, StepId, StepProps } from '../steps/step.ts';
import type { StepScreen } from '../steps/use-screen.ts';
import { useWindowSize } from '../ui/ink/use-window-size.ts';
import type { KeyNames } from '../ui/keys.ts';
import { layoutOf } from '../ui/layout.ts';
import { type FooterMessages, ScreenContext } from '../ui/screen-context.ts';
import { glyphs as glyphsFor, spokenGlyphs } from '../ui/theme/glyphs.ts';
import type { Theme } from '../ui/theme/theme.ts';
import { Done } from './done.tsx';
import type { RailStep } from './rail.tsx';
import { headerRows, type Notice, Shell } from './shell.tsx';
import type { WizardEvent, WizardState } from './state.ts';
import { useWizard, type WizardProps } from './use-wizard.ts';

/** Display options of the wizard. */
export interface AppProps extends WizardProps {
  readonly session: Session;
  readonly unicode: boolean;
  readonly theme: Theme;
  /** True if the system can suspend the program (Ctrl+Z). */
  readonly canPause?: boolean;
  /** True if nothing on the screen may move by itself. */
  readonly noAnimation?: boolean;
}

/** Draws the wizard, one screen at a time. The answer of a screen is saved before the next one is shown. */
export function App(props: AppProps) {
  const { registry, services, session } = props;
  const { place, lang, unsaved, send, switchLang } = useWizard(props);
  const { columns: wide, rows } = useWindowSize();
  useInput((input, key) => {
    if (key.ctrl && input === 'c') props.onLeave('left');
    if (key.ctrl && input === 'l') switchLang();
  });

  const text = shared[lang];
  const notices = noticesOf(lang, session, unsaved);
  const drawn = glyphsFor(props.unicode, props.noAnimation);
  const glyphs = session.screenReader ? spokenGlyphs(drawn, text.spoken) : drawn;
  const layout = layoutOf(wide, rows, session.screenReader);
  const view: StepScreen = {
    ...layout,
    glyphs,
    theme: props.theme,
    lang,
    rows: Math.max(3, rows - headerRows(notices, layout)),
    footer: footerOf(lang, props.canPause),
  };
  const { state, step } = place;
  const index = registry.findIndex(({ id }) => id === state.current);
  const title = registry[index]?.title[lang];
  return (
    <ScreenContext value={view}>
      <Shell
        rows={session.screenReader ? undefined : rows}
        layout={layout}
        title={title === undefined ? text.done : text.step(index + 1, registry.length, title)}
        hint={index === 0 && !session.screenReader ? languageHint(lang) : ''}
        steps={railOf(props, state, lang)}
        tooSmall={text.tooSmall}
        notices={notices}
      >
        {step === undefined ? (
          <Done
            answers={state.answers}
            services={services}
            onBack={() => send({ type: 'back', step: 'done' })}
            onLeave={() => props.onLeave('done')}
          />
        ) : (
          <step.View
            key={state.current}
            {...stepProps({
              state,
              services,
              session,
              send,
              text,
              isFirst: index === 0,
            })}
          />
        )}
      </Shell>
    </ScreenContext>
  );
}

function footerOf(lang: Lang, canPause = false): FooterMessages {
  const text = shared[lang];
  return {
    ...text,
    keyNames: text.keyNames as KeyNames,
    always: [
      { keyLabel: 'Ctrl+L', hint: shared[otherLang(lang)].name },
      ...(canPause ? [{ keyLabel: 'Ctrl+Z', hint: text.pause }] : []),
      { keyLabel: 'Ctrl+C', hint: text.leave },
    ],
  };
}

function languageHint(lang: Lang): string {
  return `Ctrl+L ${shared[otherLang(lang)].name}`;
}

/** Returns the steps of the rail. A step is done once it has an answer. Skipped and later steps are open. */
function railOf(
  { registry }: Pick<AppProps, 'registry'>,
  { current, answers }: WizardState,
  lang: Lang,
): readonly RailStep[] {
  return registry.map(({ id, title }) => {
    const settled = answers[id] === undefined ? 'open' : 'done';
    return { title: title[lang], status: id === current ? 'current' : settled };
  });
}

function noticesOf(
  lang: Lang,
  session: Session,
  unsaved: ErrorData | undefined,
): readonly Notice[] {
  const text = shared[lang];
  const demo = session.demo ? [{ text: text.demo }] : [];
  if (unsaved === undefined) return demo;
  // The message begins with a path, and the problem at its end must stay visible.
  const why = { text: errorMessage(lang, unsaved).message, cutAtStart: true };
  return [...demo, { text: text.unsaved }, why];
}

function stepProps(given: {
  readonly state: WizardState;
  readonly services: Services;
  readonly session: Session;
  readonly text: (typeof shared)[Lang];
  readonly isFirst: boolean;
  readonly send: (event: WizardEvent) => void;
}): StepProps<StepId, StepId> {
  const { state, services, session, send, text, isFirst } = given;
  const step = state.current as StepId;
  const onBack = () => send({ type: 'back', step });
  return {
    services,
    session,
    answers: state.answers as StepProps<StepId, StepId>['answers'],
    own: state.answers[step],
    backKey: { on: 'escape', hint: text.back, run: onBack, disabled: isFirst },
    onAnswer: (answer) => send({ type: 'answered', step, answer }),
    onSkip: () => send({ type: 'skipped', step }),
    onBack,
    onJump: (to) => send({ type: 'jumped', step, to }),
  };
}
