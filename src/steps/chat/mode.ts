/** The screen with the question field. */
export interface AskMode {
  readonly at: 'ask';
  /** Text of the field; undefined for the suggestion. */
  readonly typed: string | undefined;
  /** True if the question replaces the last one. */
  readonly isReplacement: boolean;
}

/** The screen of the step that is shown. */
export type Mode =
  | AskMode
  | { readonly at: 'talk' | 'code' | 'read' | 'before' }
  | { readonly at: 'settings'; readonly from: Mode };

export const firstMode: AskMode = { at: 'ask', typed: undefined, isReplacement: false };
export const talkMode: Mode = { at: 'talk' };
