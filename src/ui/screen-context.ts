import { createContext, useContext } from 'react';
import type { KeyHint, KeyNames } from './keys.ts';
import { type Glyphs, glyphs } from './theme/glyphs.ts';
import { type Theme, themeFor } from './theme/theme.ts';

/** Size, glyphs and colours that every component may use. */
export interface ScreenView {
  /** Columns and rows that the current screen may fill. */
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly theme: Theme;
  /** The key of the person's language in every message catalogue. */
  readonly lang: string;
  readonly footer: FooterMessages;
}

/** Texts of the footer shared by all screens. */
export interface FooterMessages {
  /** Hint of PgUp and PgDn. */
  readonly more: string;
  readonly keyNames: KeyNames;
  /** Hints of the keys that the wizard itself handles. */
  readonly always: readonly KeyHint[];
}

/** Provided by the wizard; the defaults serve a component that is rendered alone. */
export const ScreenContext = createContext<ScreenView>({
  columns: 80,
  rows: 24,
  glyphs: glyphs(true),
  theme: themeFor('dark', 'true'),
  lang: 'en',
  footer: { more: '', keyNames: {}, always: [] },
});

/** Returns the size, glyphs and colours for the current screen. */
export function useScreenView(): ScreenView {
  return useContext(ScreenContext);
}
