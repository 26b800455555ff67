import type { Lang } from '../i18n/languages.ts';
import { type ScreenView, useScreenView } from '../ui/screen-context.ts';

/** The screen as steps see it: with the person's language by its own type. */
export interface StepScreen extends ScreenView {
  readonly lang: Lang;
}

/** Returns size, signs, colours and language of the current screen. */
export function useScreen(): StepScreen {
  // The wizard, the only provider outside tests, is given a Lang.
  return useScreenView() as StepScreen;
}

/** Returns the messages of a catalogue in the person's language. */
export function useMessages<T>(catalog: Readonly<Record<Lang, T>>): T {
  return catalog[useScreen().lang];
}
