import type { Options } from 'string-width';
import { plainCharacters } from './plain-text.ts';

const plainText = new RegExp(`^[${plainCharacters}]*$`);
/** Escape sequences for colours and links. */
const styles = /\u001B(?:\[[\d;]*m|\]8;[^\u0007\u001B]*\u0007)/g;

/** Replaces `string-width` in the bundle: measures plain text without the package, whose emoji pattern loads for 15 ms. */
export default function stringWidth(text: string, options?: Options): number {
  if (options === undefined && typeof text === 'string') {
    const bare = text.includes('\u001B') ? text.replace(styles, '') : text;
    if (plainText.test(bare)) return bare.length;
  }
  return require('../../../node_modules/string-width/index.js').default(text, options);
}
