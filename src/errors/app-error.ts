/** The person stopped it, the program is not what it was, or it is our mistake. */
export type InternalError =
  | { readonly code: 'cancelled' }
  /** A part of the program that was to be loaded is gone: an update put another program in its place. */
  | { readonly code: 'program-changed' }
  | { readonly code: 'bug'; readonly detail: string };
