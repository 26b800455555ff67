import { createContext, useContext } from 'react';
import type { KeyHint, KeyNames } from './keys.ts';
import { type Glyphs, glyphs, type Theme, theme } from './theme/theme.ts';

/** What every component may draw with and in. */
export interface ScreenView {
  /** Cells and lines that the current screen may fill. */
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly theme: Theme;
  /** The key of the person's language in every message catalogue. */
  readonly lang: string;
  readonly footer: FooterMessages;
}

/** Texts of the footer that every screen shares. */
export interface FooterMessages {
  /** The hint of PgUp and PgDn. */
  readonly more: string;
  readonly keyNames: KeyNames;
  /** Hints of the keys that the wizard itself handles. */
  readonly always: readonly KeyHint[];
}

/** Provided by the wizard; the defaults serve a component that is drawn alone. */
export const ScreenContext = createContext<ScreenView>({
  columns: 80,
  rows: 24,
  glyphs: glyphs(true),
  theme,
  lang: 'en',
  footer: { more: '', keyNames: {}, always: [] },
});

/** Returns what the current screen may draw with. */
export function useScreenView(): ScreenView {
  return useContext(ScreenContext);
}
