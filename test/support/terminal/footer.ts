import type { FooterMessages } from '../../../src/ui/screen-context.ts';

/** Texts of the hints, for a screen without the wizard around it. */
export const footer: FooterMessages = {
  more: 'more',
  move: 'move',
  keys: 'keys',
  keysTitle: 'All keys',
  why: 'why?',
  close: 'close',
  keyNames: {},
  always: [
    { keyLabel: 'Ctrl+L', hint: 'Français' },
    { keyLabel: 'Ctrl+C', hint: 'leave' },
  ],
};
