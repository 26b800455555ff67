import type { Lang } from '../i18n/languages.ts';
import { type ScreenView, useScreenView } from '../ui/screen-context.ts';

/** The screen as steps use it, with the type of the person's language. */
export interface StepScreen extends ScreenView {
  readonly lang: Lang;
}

/** Returns the size, glyphs, colours and language of the current screen. */
export function useScreen(): StepScreen {
  // The wizard, the only provider outside tests, always sets a Lang.
  return useScreenView() as StepScreen;
}

/** Returns the messages of a catalogue in the person's language. */
export function useMessages<T>(catalog: Readonly<Record<Lang, T>>): T {
  return catalog[useScreen().lang];
}
