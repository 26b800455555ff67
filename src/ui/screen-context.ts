import { createContext, useContext } from 'react';
import type { KeyHint, KeyNames } from './keys.ts';
import { type Glyphs, glyphs } from './theme/glyphs.ts';
import { type Theme, themeFor } from './theme/theme.ts';

/** Size, glyphs and colours that every component may use. */
export interface ScreenView {
  /** Columns and rows that the current screen may fill. */
  readonly columns: number;
  readonly rows: number;
  /** Columns of the details beside a list; 0 if there is no room for them. */
  readonly aside: number;
  /** Columns of the screen and its details together. */
  readonly wide: number;
  /** True in a window that saves rows. */
  readonly isSmall: boolean;
  readonly glyphs: Glyphs;
  readonly theme: Theme;
  /** The key of the person's language in every message catalogue. */
  readonly lang: string;
  readonly footer: FooterMessages;
}

/** Texts of the key hints that all screens share, and of the list of all keys. */
export interface FooterMessages {
  /** Hint of PgUp and PgDn. */
  readonly more: string;
  /** Hint of the arrow keys in a list. */
  readonly move: string;
  /** Hint of the key that lists all keys, and the title of that list. */
  readonly keys: string;
  readonly keysTitle: string;
  /** Hint of the key that explains a screen. */
  readonly why: string;
  /** Hint of the keys that close the list or the explanation. */
  readonly close: string;
  readonly keyNames: KeyNames;
  /** The keys that the wizard itself handles. */
  readonly always: readonly KeyHint[];
}

/** Provided by the wizard; the defaults serve a component that is rendered alone. */
export const ScreenContext = createContext<ScreenView>({
  columns: 80,
  rows: 24,
  aside: 0,
  wide: 80,
  isSmall: false,
  glyphs: glyphs(true),
  theme: themeFor('dark', 'true'),
  lang: 'en',
  footer: {
    more: '',
    move: '',
    keys: '',
    keysTitle: '',
    why: '',
    close: '',
    keyNames: {},
    always: [],
  },
});

/** Returns the size, glyphs and colours for the current screen. */
export function useScreenView(): ScreenView {
  return useContext(ScreenContext);
}
