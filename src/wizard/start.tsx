import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';
import { toErrorData } from '../errors/errors.ts';
import { foldText } from '../i18n/ascii.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Session } from '../steps/step.ts';
import { cacheRows } from '../ui/ink/cached-rows.ts';
import { layoutReady } from '../ui/ink/layout-engine.ts';
import { guardPaste } from '../ui/input/paste-guard.ts';
import { hasAlternateScreen } from '../ui/terminal/alternate-screen.ts';
import { appendOutput } from '../ui/terminal/append-output.ts';
import { asciiOutput } from '../ui/terminal/ascii-output.ts';
import { askBackground, backgroundFromVariable, depthOf } from '../ui/theme/background.ts';
import { glyphs } from '../ui/theme/glyphs.ts';
import { type Theme, themeFor } from '../ui/theme/theme.ts';
import { App } from './app.tsx';
import { CrashBoundary, traceOf } from './crash-boundary.tsx';
import { farewell, type LastState, type OnLeave, type WizardEnd } from './farewell.ts';
import { type JobSignals, Pauses } from './pauses.tsx';
import { registry } from './registry.ts';
import { freshState, type Restored, restoreProgress } from './saved.ts';
import type { WizardState } from './state.ts';
import { loadPlace, type WizardProps } from './use-wizard.ts';

/** Everything the wizard needs to start. */
export interface WizardOptions {
  readonly settings: {
    /** The requested language; undefined for the last one, or else the machine's. */
    readonly lang: Lang | undefined;
    readonly demo: boolean;
    readonly fresh: boolean;
    readonly screenReader: boolean;
    readonly noAnimation: boolean;
    readonly theme: 'auto' | 'dark' | 'light';
    readonly profile: string;
  };
  /** The machine's language. */
  readonly lang: Lang;
  readonly services: Services;
  /** Aborted when the system asks the program to stop. */
  readonly signal: AbortSignal;
  readonly streams: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    readonly stderr: NodeJS.WriteStream;
  };
  /** True if the terminal shows symbols such as box characters, check marks and stars. */
  readonly unicode: boolean;
  /** True if the terminal reads UTF-8, and so shows accents. */
  readonly utf8: boolean;
  /** Versions of program, Node and system, for the crash report. */
  readonly about: string;
  /** Called once the first screen has been drawn. */
  readonly onPainted: () => Promise<void>;
  /** Called with the language of the screens, at the start and after each change. */
  readonly onLang: (lang: Lang) => void;
  /** Undefined on systems without job control. */
  readonly jobs: JobSignals | undefined;
  /** Source of uncaught errors, usually the process. */
  readonly crashes: CrashSource;
  /** Writes messages to the terminal after the wizard. */
  readonly say: (text: string) => void;
}

/** Reports thrown values that nothing caught. */
export interface CrashSource {
  on(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
  off(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
}

/** A text in the format of a key. The demo accepts any such text. This one has never been a real key. */
const sampleKey = 'dEm0KeyForTryingThingsOutSafely1';

/** Draws the wizard until the person leaves it, restores the terminal, and returns the exit code. */
export async function startWizard(options: WizardOptions): Promise<number> {
  const { settings, services } = options;
  const restored = await restore(options);
  const [start] = await Promise.all([loadPlace(registry, restored.state), layoutReady]);
  const last: LastState = {
    state: restored.state,
    lang: settings.lang ?? restored.lang ?? options.lang,
  };
  options.onLang(last.lang);
  const onStore = (state: WizardState, lang: Lang) => {
    last.state = state;
    last.lang = lang;
    options.onLang(lang);
  };
  const onSaved: WizardProps['onSaved'] = (why) => {
    last.unsaved = why;
  };
  const session: Session = {
    demo: settings.demo,
    profile: settings.profile,
    sampleKey: settings.demo ? sampleKey : '',
    screenReader: settings.screenReader,
  };
  const leaving = await draw(options, (theme, onLeave) => (
    <App
      theme={theme}
      services={services}
      registry={registry}
      session={session}
      onStore={onStore}
      onSaved={onSaved}
      onLeave={onLeave}
      start={start}
      unicode={options.unicode}
      noAnimation={settings.noAnimation}
      canPause={options.jobs !== undefined}
      lang={last.lang}
    />
  ));
  // If the last frame stays on the screen, the cursor is at its end, and the next text needs a new line.
  const { variables } = services.environment;
  if (settings.screenReader || !hasAlternateScreen(variables)) options.say('\n');
  const { columns } = options.streams.stdout;
  return await farewell(leaving, last, { ...options, columns, signs: glyphs(options.unicode) });
}

async function restore({ settings, services }: WizardOptions): Promise<Restored> {
  if (settings.fresh) return { state: freshState(registry), lang: undefined };
  try {
    return await restoreProgress(services, settings.profile, registry);
  } catch {
    // Unreadable progress does not prevent a start. If it cannot be saved either, the screen says so.
    return { state: freshState(registry), lang: undefined };
  }
}

async function draw(
  options: WizardOptions,
  app: (theme: Theme, onLeave: OnLeave) => ReactNode,
): Promise<WizardEnd> {
  const { streams, settings, signal } = options;
  if (signal.aborted) return { reason: 'left' };
  return await new Promise((resolve) => {
    let leaving: WizardEnd | undefined;
    const drawing: { instance?: Instance } = {};
    const onLeave: OnLeave = (reason, trace) => {
      leaving ??= { reason, trace };
      // If the person leaves before the first paint, there is no instance yet; it is then unmounted below.
      void terminal.settled.then(() => drawing.instance?.unmount());
    };
    cacheRows();
    // Set before the first frame, so that the terminal does not echo a paste while Ink starts.
    streams.stdin.setRawMode(true);
    const tree = (theme: Theme) => (
      <CrashBoundary onCrash={onLeave}>
        <Pauses jobs={options.jobs} />
        {app(theme, onLeave)}
      </CrashBoundary>
    );
    const terminal = watchTheme(options, (theme) => drawing.instance?.rerender(tree(theme)));
    const instance = render(tree(terminal.theme), {
      ...streams,
      stdin: guardPaste(terminal.input),
      stdout: outputFor(options),
      exitOnCtrlC: false,
      patchConsole: false,
      incrementalRendering: true,
      // Ink's own limit is off, because streamed text is already limited to 25 frames a second, and a key press
      // must not wait.
      maxFps: 1000,
      alternateScreen: !settings.screenReader,
      isScreenReaderEnabled: settings.screenReader,
      // Ink draws nothing if it detects CI; here a terminal is known to exist.
      interactive: true,
    });
    drawing.instance = instance;
    // If this fails, the first save reports the reason.
    instance
      .waitUntilRenderFlush()
      .then(options.onPainted)
      .catch(() => {});
    const stopWatching = watchForEnds(options, onLeave);
    const end = (last: WizardEnd) => {
      stopWatching();
      endRawMode(streams.stdin);
      resolve(last);
    };
    if (leaving !== undefined) instance.unmount();
    instance.waitUntilExit().then(
      () => end(leaving ?? { reason: 'left' }),
      (thrown: unknown) => end({ reason: toErrorData(thrown), trace: traceOf(thrown) }),
    );
  });
}

function outputFor({ streams: { stdout }, utf8, services }: WizardOptions): NodeJS.WriteStream {
  const isDumb = services.environment.variables['TERM'] === 'dumb';
  const output = isDumb ? appendOutput(stdout) : stdout;
  return utf8 ? output : asciiOutput(output, foldText);
}

/** Milliseconds to wait on exit for an answer of the terminal, which the shell would otherwise read as typed text. */
const lastAnswerMs = 100;

/** Returns the initial colours, and asks the terminal for its background if the theme is automatic. */
function watchTheme(
  { settings, services, streams }: WizardOptions,
  onTheme: (theme: Theme) => void,
) {
  // Node treats an empty NO_COLOR as set; by its convention, an empty one has no effect.
  const { NO_COLOR, ...others } = services.environment.variables;
  const { COLORFGBG, TERM } = others;
  const depth = depthOf(streams.stdout.getColorDepth(NO_COLOR ? { NO_COLOR, ...others } : others));
  const background = settings.theme === 'auto' ? backgroundFromVariable(COLORFGBG) : settings.theme;
  const theme = themeFor(background, depth);
  // The Linux console and terminals without colours do not answer.
  const asks = settings.theme === 'auto' && !settings.screenReader && TERM !== 'linux' && !NO_COLOR;
  if (!asks) return { theme, input: streams.stdin, settled: Promise.resolve() };
  const asked = askBackground(streams.stdin, streams.stdout, (found) =>
    onTheme(themeFor(found, depth)),
  );
  const settled = async () => {
    const pause = services.clock.sleep(lastAnswerMs).catch(() => undefined);
    await Promise.race([asked.settled, pause]);
  };
  return {
    theme,
    input: asked.input,
    get settled() {
      return settled();
    },
  };
}

/** Ends raw mode, which Ink does not do if the wizard ends before the first frame. */
function endRawMode(stdin: NodeJS.ReadStream): void {
  try {
    stdin.setRawMode(false);
  } catch {
    // The terminal itself is gone.
  }
}

/** Leaves if the terminal is gone, the program is asked to stop, or a bug occurs. */
function watchForEnds({ streams, signal, crashes }: WizardOptions, onLeave: OnLeave): () => void {
  const leave = () => onLeave('left');
  const crash = (thrown: unknown) => onLeave(toErrorData(thrown), traceOf(thrown));
  signal.addEventListener('abort', leave, { once: true });
  crashes.on('uncaughtException', crash);
  // These handlers remain: a closed terminal may report several errors, and an unhandled one would crash the program.
  for (const end of ['end', 'close', 'error']) streams.stdin.on(end, leave);
  for (const end of ['close', 'error']) streams.stdout.on(end, leave);
  return () => {
    signal.removeEventListener('abort', leave);
    crashes.off('uncaughtException', crash);
  };
}
