import { constants } from 'node:fs';

/**
 * Flags that open a file for reading without waiting: opening a pipe without a writer would otherwise block forever.
 * Windows has neither such pipes nor this flag.
 */
export const readAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The same, and opening fails for a link, which may lead to another user's file. Windows does not have this flag. */
export const readNoLink = readAtOnce | (constants.O_NOFOLLOW ?? 0);
