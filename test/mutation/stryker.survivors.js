/**
 * A mutant that no test can notice, as `stryker.js` prints it, and why.
 * @typedef {{ from: string, to: string, why: string }} Survivor
 */

/**
 * Survivors of each module.
 * @type {Readonly<Record<string, readonly Survivor[]>>}
 */
export const survivors = {
  'src/core/export/snippets/text-literal.ts': [
    {
      from: "return code > 0xffff ? `\\\\U${code.toString(16).padStart(8, '0')}` : unitEscape(code);",
      to: "return code >= 0xffff ? `\\\\U${code.toString(16).padStart(8, '0')}` : unitEscape(code);",
      why: 'U+FFFF is not among the characters that are escaped.',
    },
  ],
  'src/i18n/plain-text.ts': [
    {
      from: 'const harmless = /^[\\t\\n\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff]+$/;',
      to: 'const harmless = /^[\\t\\n\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff]$/;',
      why: 'The shortcut saves time. The other way returns the same text.',
    },
    {
      from: "let last = '';",
      to: 'let last = "Stryker was here!";',
      why: 'No pattern for the last character matches that text, or nothing joins it.',
    },
    {
      from: "if (place === 'text' && harmless.test(text)) {",
      to: 'if (false) {',
      why: 'The shortcut saves time. The other way returns the same text.',
    },
    {
      from: "if (place === 'text' && harmless.test(text)) {",
      to: 'if (place === "" && harmless.test(text)) {',
      why: 'The shortcut saves time. The other way returns the same text.',
    },
    {
      from: "if (place === 'text' && harmless.test(text)) { joining = false; joined = 0; last = text.slice(-1); return text; }",
      to: "if (place === 'text' && harmless.test(text)) {}",
      why: 'The shortcut saves time. The other way returns the same text.',
    },
  ],
  'src/cli/input/settings.ts': [
    {
      from: "return hostname === 'localhost' || hostname === '[::1]' || /^127(\\.\\d+){3}$/.test(hostname);",
      to: "return hostname === 'localhost' || hostname === '[::1]' || /127(\\.\\d+){3}$/.test(hostname);",
      why: 'A host that ends in four numbers is an IPv4 address to URL, and none of its numbers is above 255.',
    },
    {
      from: "return given.replace(/^([a-z]+:\\/\\/)?.*(?:@|%40)/is, '$1…@').replace(/[?#].*/s, '…');",
      to: "return given.replace(/([a-z]+:\\/\\/)?.*(?:@|%40)/is, '$1…@').replace(/[?#].*/s, '…');",
      why: 'The pattern matches at the beginning in any case. The anchor saves the search elsewhere.',
    },
  ],
  'src/services/mistral/http/mask.ts': [
    {
      from: "let given = '';",
      to: 'let given = "Stryker was here!";',
      why: 'No key begins with the end of this text.',
    },
    {
      from: 'given = (given + text).slice(-harmless);',
      to: 'given = given + text;',
      why: 'The limit saves memory. Text before the last characters cannot be the beginning of the key.',
    },
    {
      from: 'let length = secret.length - 1;',
      to: 'let length = secret.length + 1;',
      why: 'The text no longer contains the whole key, so the longer beginnings never match.',
    },
  ],
  'src/services/mistral/http/exchange.ts': [
    {
      from: 'const body = text === undefined ? undefined : jsonOf(text);',
      to: 'const body = false ? undefined : jsonOf(text);',
      why: '`JSON.parse(undefined)` fails, so the result is undefined in any case.',
    },
  ],
  'src/services/files/lock-owner.ts': [
    {
      from: "} catch { return ''; }",
      to: '} catch {}',
      why: '`join` writes undefined as an empty text.',
    },
  ],
  'src/services/files/leftovers.ts': [
    {
      from: 'for (const name of await readdir(folder).catch(() => [])) {',
      to: 'for (const name of await readdir(folder).catch(() => ["Stryker was here"])) {',
      why: 'That name is none of ours, so it is ignored.',
    },
    {
      from: "const owner = draftName.exec(name)?.groups?.['owner'] ?? '';",
      to: "const owner = draftName.exec(name)?.groups['owner'] ?? '';",
      why: 'A match of a pattern with named groups always has groups.',
    },
    {
      from: "const owner = draftName.exec(name)?.groups?.['owner'] ?? '';",
      to: `const owner = draftName.exec(name)?.groups?.['owner'] ?? "Stryker was here!";`,
      why: 'That text is no name of an owner, like the empty one.',
    },
    {
      from: 'for (const claim of await readdir(lock).catch(() => [])) {',
      to: 'for (const claim of await readdir(lock).catch(() => ["Stryker was here"])) {',
      why: 'There is no such file, so nothing is deleted.',
    },
  ],
  'src/services/network/proxy-setting.ts': [
    {
      from: "const account = /:\\/\\/(.*)@/s.exec(address)?.[1] ?? '';",
      to: 'const account = /:\\/\\/(.*)@/s.exec(address)?.[1] ?? "Stryker was here!";',
      why: 'That text has none of the characters that are looked for.',
    },
    {
      from: '} catch { // A bare `%`, or percent-encoded bytes that are no text. return false; }',
      to: '} catch {}',
      why: 'The caller only asks whether the result is true.',
    },
    {
      from: ".replace(/^\\*?\\.?/, '')",
      to: ".replace(/\\*?\\.?/, '')",
      why: 'The pattern matches at the beginning in any case.',
    },
  ],
  'src/services/vault/document.ts': [
    {
      from: '} catch { // The error is dropped, not passed on: it quotes the text, and the text holds keys. return undefined; }',
      to: '} catch {}',
      why: 'A function that ends without `return` returns undefined, too.',
    },
  ],
};
