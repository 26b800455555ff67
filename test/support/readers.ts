import { readMaxCost } from '../../src/cli/input/max-cost.ts';
import { editJson, readJson } from '../../src/core/connect/edits/edit-json.ts';
import { editOneLine, editShell } from '../../src/core/connect/edits/edit-lines.ts';
import { editToml, readToml } from '../../src/core/connect/edits/edit-toml.ts';
import { editYaml, readYaml } from '../../src/core/connect/edits/edit-yaml.ts';
import {
  checkDepth,
  containsChanges,
  containsNoneOf,
  lineEndOf,
  undoChanges,
  withLineEnds,
} from '../../src/core/connect/edits/text-edit.ts';
import { surroundingsOf } from '../../src/core/doctor/detection/key-context.ts';
import { knownKeysIn } from '../../src/core/doctor/detection/known-keys.ts';
import {
  alphanumericRuns,
  lineCounter,
  positionsOf,
} from '../../src/core/doctor/detection/runs.ts';
import { siblingName } from '../../src/core/doctor/detection/siblings.ts';
import { columnName } from '../../src/core/doctor/detection/table-column.ts';
import { findBadSdk } from '../../src/core/doctor/find-bad-sdk.ts';
import { findKeyLines, findKeysInText } from '../../src/core/doctor/find-key-lines.ts';
import { isUnwritablePath, shownPath } from '../../src/core/doctor/shown-path.ts';
import { estimateTokens } from '../../src/core/explore/call-usage.ts';
import { mediaTypeOf } from '../../src/core/explore/sendable-file.ts';
import { dotenvValue, withKeyLine } from '../../src/core/export/dotenv.ts';
import {
  jsonLiteral,
  pythonLiteral,
  shellLiteral,
  shellWord,
} from '../../src/core/export/snippets/text-literal.ts';
import { indented } from '../../src/core/export/snippets/typescript.ts';
import { isBareKey, keyKind, substituteIn } from '../../src/core/keys/key-kind.ts';
import { isDay } from '../../src/core/keys/key-records.ts';
import { parseRecords } from '../../src/core/progress/read-records.ts';
import { lengthOf } from '../../src/core/spending/estimate-tokens.ts';
import { nearest } from '../../src/core/text/nearest.ts';
import { textLines } from '../../src/core/text/text-lines.ts';
import { redact, withoutKeyRuns, withoutKeys } from '../../src/errors/redact.ts';
import { foldText } from '../../src/i18n/ascii.ts';
import { plainLine, plainText } from '../../src/i18n/plain-text.ts';
import { typesetEnglish, typesetFrench } from '../../src/i18n/typography.ts';
import { isLockOwner } from '../../src/services/files/lock-owner.ts';
import { aiderEntries } from '../../src/services/key-locations/aider-entries.ts';
import { withoutValue } from '../../src/services/key-locations/entries.ts';
import { jsonEntries } from '../../src/services/key-locations/json-entries.ts';
import { classify } from '../../src/services/keychain/classify.ts';
import { socketPath } from '../../src/services/keychain/secret-service.ts';
import { readContent } from '../../src/services/mistral/chat/read-chunk.ts';
import { createToolCallCollector } from '../../src/services/mistral/chat/tool-calls.ts';
import { readErrorBody } from '../../src/services/mistral/errors/error-body.ts';
import { createDeadline } from '../../src/services/mistral/http/deadline.ts';
import { createMask } from '../../src/services/mistral/http/mask.ts';
import { readEvents, readText } from '../../src/services/mistral/http/read-body.ts';
import { readDocumentAnswer } from '../../src/services/mistral/readers/read-document.ts';
import { readEmbeddings } from '../../src/services/mistral/readers/read-embeddings.ts';
import { readFim } from '../../src/services/mistral/readers/read-fim.ts';
import { readModels } from '../../src/services/mistral/readers/read-models.ts';
import { readModeration } from '../../src/services/mistral/readers/read-moderation.ts';
import { readTranscription } from '../../src/services/mistral/readers/read-transcription.ts';
import { readUsage } from '../../src/services/mistral/readers/read-usage.ts';
import { dotenvEntries } from '../../src/services/ports/dotenv-entries.ts';
import { isDeep, jsonOf } from '../../src/services/ports/json.ts';
import { Secret } from '../../src/services/ports/secret.ts';
import { BatchOutput } from '../../src/services/project-scan/batch-output.ts';
import { decodePath, encodePath } from '../../src/services/project-scan/path-bytes.ts';
import { partsOf, plainPart, TextParts } from '../../src/services/project-scan/text-parts.ts';
import { parseDocument } from '../../src/services/vault/document.ts';
import { highlight } from '../../src/ui/code/highlight.ts';
import { breakAddress } from '../../src/ui/components/break-address.ts';
import { copySequence } from '../../src/ui/hooks/use-terminal-clipboard.ts';
import { cleanText, readPaste } from '../../src/ui/input/line-editor/read-typed.ts';
import { MarkdownFlow } from '../../src/ui/markdown/markdown-flow.ts';
import { TextLines } from '../../src/ui/markdown/text-lines.ts';
import { LineWrapper, wrapText } from '../../src/ui/markdown/wrap-lines.ts';

/** A function of this program that reads text from outside, called with a long text. */
export interface Reader {
  readonly read: (text: string) => unknown;
  /** Texts to repeat for this reader, beside those for all. */
  readonly pieces?: readonly string[];
  /** Characters of the shorter text, where this reader needs more time for each. */
  readonly short?: number;
}

const keyText = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';
const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const host = 'api.example';

/** Wraps a reader that may refuse the text. */
function refusing(read: Reader['read']): Reader['read'] {
  return (text) => {
    try {
      return read(text);
    } catch {
      return undefined;
    }
  };
}

/** Passes a text to a reader of a stream, in pieces of any length. */
function inPieces(text: string, length: number, take: (piece: string) => unknown): void {
  for (let at = 0; at < text.length; at += length) take(text.slice(at, at + length));
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      inPieces(text, 1_000, (piece) => controller.enqueue(Buffer.from(piece)));
      controller.close();
    },
  });
}

async function drained(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

/** Returns lists of many short texts and of one long text, because either may make a reader slow. */
const many = (text: string) =>
  Array.from({ length: text.length / 20 }, (_, at) => `${at}${text.slice(0, 9)}`);

const keysIn = (path: string) => (text: string) => findKeysInText({ text, path }, [key]);
const sdkIn = (path: string) => (text: string) => findBadSdk({ text, path });

/** Readers by the module and the name of the function. A suffix after a space distinguishes several of one function. */
export const readers: Readonly<Record<string, Reader>> = {
  'cli/input/max-cost.ts#readMaxCost': {
    read: (text) => readMaxCost(text, () => 'en'),
    pieces: ['1', '1.'],
  },
  'core/connect/edits/edit-json.ts#readJson': {
    read: refusing((text) => readJson(text, { comments: true })),
  },
  'core/connect/edits/edit-json.ts#editJson': {
    read: refusing((text) => editJson(`{"b":[${text}]}`, [[['a', 'b'], 1]], { comments: true })),
    short: 3_000,
  },
  'core/connect/edits/edit-lines.ts#editOneLine': {
    read: refusing((text) => editOneLine(text, 'x')),
  },
  'core/connect/edits/edit-lines.ts#editShell': {
    read: refusing((text) => editShell(text, { variable: 'X', line: 'export X=1' })),
  },
  'core/connect/edits/edit-toml.ts#readToml': { read: refusing(readToml) },
  'core/connect/edits/edit-toml.ts#editToml': {
    read: refusing((text) => editToml(text, { set: [['a', 'b']] })),
    short: 3_000,
  },
  'core/connect/edits/edit-yaml.ts#readYaml': { read: refusing(readYaml), short: 3_000 },
  'core/connect/edits/edit-yaml.ts#editYaml': {
    read: refusing((text) => editYaml(text, { set: [['a', 'b']] })),
    short: 1_500,
  },
  'core/connect/edits/text-edit.ts#checkDepth': { read: refusing(checkDepth) },
  'core/connect/edits/text-edit.ts#containsChanges': {
    read: (text) => containsChanges(text, [{ at: 3, removed: '', inserted: 'export A=1\n' }]),
  },
  'core/connect/edits/text-edit.ts#containsNoneOf': {
    read: (text) => containsNoneOf(text, [{ at: 3, removed: '', inserted: text }]),
    short: 1_000,
  },
  'core/connect/edits/text-edit.ts#lineEndOf': { read: lineEndOf },
  'core/connect/edits/text-edit.ts#undoChanges': {
    read: (text) => undoChanges(text, [{ at: 3, removed: '', inserted: 'export A=1\n' }]),
  },
  'core/connect/edits/text-edit.ts#withLineEnds': { read: (text) => withLineEnds(text, text) },
  'core/doctor/detection/key-context.ts#surroundingsOf': {
    read: (text) => surroundingsOf(text, 'a'),
  },
  'core/doctor/detection/known-keys.ts#knownKeysIn': {
    read: (text) => [...knownKeysIn(text, [key])],
  },
  'core/doctor/detection/runs.ts#alphanumericRuns': {
    read: (text) => [...alphanumericRuns(text, 32)],
  },
  'core/doctor/detection/runs.ts#lineCounter': {
    read: (text) => {
      const lineOf = lineCounter(text, 1);
      for (let at = 0; at < text.length; at += 7) lineOf(at);
    },
  },
  'core/doctor/detection/runs.ts#positionsOf': { read: (text) => positionsOf(text, /mistral/gi) },
  'core/doctor/detection/siblings.ts#siblingName': {
    read: (text) => siblingName(text, [text.length, text.length]),
    pieces: ['{ "a": ['],
  },
  'core/doctor/detection/table-column.ts#columnName': {
    read: (text) => columnName(text, [text.length, text.length]),
    pieces: ['a,', '|-\n'],
  },
  'core/doctor/find-bad-sdk.ts#findBadSdk': {
    read: sdkIn('requirements.txt'),
    pieces: ['mistralai=', 'mistralai['],
  },
  'core/doctor/find-bad-sdk.ts#findBadSdk Pipfile.lock': {
    read: sdkIn('Pipfile.lock'),
    pieces: ['"mistralai": {'],
  },
  'core/doctor/find-bad-sdk.ts#findBadSdk package-lock.json': {
    read: sdkIn('package-lock.json'),
    pieces: ['"@mistralai/mistralai": {'],
  },
  'core/doctor/find-bad-sdk.ts#findBadSdk yarn.lock': {
    read: sdkIn('yarn.lock'),
    pieces: ['@mistralai/mistralai@'],
  },
  'core/doctor/find-bad-sdk.ts#findBadSdk pnpm-lock.yaml': {
    read: sdkIn('pnpm-lock.yaml'),
    pieces: ['@mistralai/mistralai@2.2.3'],
  },
  'core/doctor/find-key-lines.ts#findKeyLines': { read: (text) => findKeyLines(text, [key]) },
  'core/doctor/find-key-lines.ts#findKeysInText': {
    read: keysIn('a.txt'),
    pieces: [
      `mistral ${keyText} `,
      `"value": "${keyText}", `,
      `mistral_${keyText}\n`,
      'mistral key = ',
      '{<(',
      `\\n${keyText}`,
    ],
  },
  'core/doctor/find-key-lines.ts#findKeysInText of YAML': {
    read: keysIn('a.yml'),
    pieces: [
      `mistral:\n  - name: x\n    value: ${keyText}\n`,
      `kind: Secret mistral ${'A'.repeat(64)} `,
    ],
  },
  'core/doctor/find-key-lines.ts#findKeysInText of a notebook': {
    read: keysIn('a.ipynb'),
    pieces: [`mistral "${keyText}\\n",`],
  },
  'core/doctor/find-key-lines.ts#findKeysInText of a lockfile': {
    read: keysIn('package-lock.json'),
    pieces: [`"integrity":"sha512-${keyText}${keyText}==",`],
  },
  'core/doctor/shown-path.ts#isUnwritablePath': { read: isUnwritablePath },
  'core/doctor/shown-path.ts#shownPath': { read: shownPath, short: 1_500, pieces: ['\u001b[2J'] },
  'core/explore/call-usage.ts#estimateTokens': { read: estimateTokens },
  'core/explore/sendable-file.ts#mediaTypeOf': { read: (text) => mediaTypeOf(Buffer.from(text)) },
  'core/export/dotenv.ts#dotenvValue': { read: dotenvValue },
  'core/export/dotenv.ts#withKeyLine': { read: (text) => withKeyLine(text, key) },
  'core/export/snippets/text-literal.ts#jsonLiteral': { read: jsonLiteral },
  'core/export/snippets/text-literal.ts#pythonLiteral': { read: pythonLiteral },
  'core/export/snippets/text-literal.ts#shellLiteral': { read: shellLiteral },
  'core/export/snippets/text-literal.ts#shellWord': { read: shellWord },
  'core/export/snippets/typescript.ts#indented': { read: (text) => indented(text) },
  'core/keys/key-kind.ts#isBareKey': { read: isBareKey },
  'core/keys/key-kind.ts#keyKind': { read: keyKind },
  'core/keys/key-kind.ts#substituteIn': { read: substituteIn },
  'core/keys/key-records.ts#isDay': { read: isDay },
  'core/progress/read-records.ts#parseRecords': {
    read: (text) => parseRecords(`{"a":${JSON.stringify(text)}}`, '/keys.json'),
  },
  'core/spending/estimate-tokens.ts#lengthOf': {
    read: (text) => lengthOf(text, 'en'),
    short: 1_500,
  },
  'core/text/nearest.ts#nearest': { read: (text) => nearest(text, ['chat', 'embed']) },
  'core/text/text-lines.ts#textLines': { read: (text) => textLines(text, 1_000) },
  'errors/redact.ts#redact': { read: redact },
  'errors/redact.ts#withoutKeyRuns': { read: withoutKeyRuns },
  'errors/redact.ts#withoutKeys': { read: withoutKeys },
  'i18n/ascii.ts#foldText': { read: (text) => foldText(text, () => '?'), short: 1_500 },
  'i18n/plain-text.ts#plainLine': { read: (text) => plainLine(text) },
  'i18n/plain-text.ts#plainText': { read: plainText },
  'i18n/typography.ts#typesetEnglish': { read: typesetEnglish },
  'i18n/typography.ts#typesetFrench': { read: typesetFrench },
  'services/files/lock-owner.ts#isLockOwner': { read: isLockOwner },
  'services/key-locations/aider-entries.ts#aiderEntries': { read: aiderEntries },
  'services/key-locations/entries.ts#withoutValue': {
    read: (text) => withoutValue(text, 'x', (each) => dotenvEntries(each, 'A')),
  },
  'services/key-locations/entries.ts#withoutValue in JSON': {
    read: (text) =>
      withoutValue(`{${text}"b":1}`, 'x', (each) => jsonEntries(each, 'a', (value) => value)),
  },
  'services/key-locations/json-entries.ts#jsonEntries': {
    read: (text) => jsonEntries(text, 'mistral', (value) => value),
  },
  'services/key-locations/json-entries.ts#jsonEntries of an object': {
    read: (text) => jsonEntries(`{"a":[${text}]}`, 'a', (value) => value),
  },
  'services/keychain/classify.ts#classify': { read: classify },
  'services/keychain/secret-service.ts#socketPath': {
    read: socketPath,
    pieces: ['unix:path=', 'unix:abstract=x,'],
  },
  'services/mistral/chat/read-chunk.ts#readContent': {
    read: (text) => readContent([...many(text), { text }, { thinking: many(text) }]),
  },
  'services/mistral/chat/tool-calls.ts#createToolCallCollector': {
    read: refusing((text) => {
      const collector = createToolCallCollector(host);
      collector.add({ tool_calls: Array.from(text, (id, at) => ({ id: `${id}${at}` })) });
    }),
  },
  'services/mistral/errors/error-body.ts#readErrorBody': {
    read: (text) =>
      readErrorBody({ message: text, detail: [{ msg: text, loc: [text] }, ...many(text)] }),
  },
  'services/mistral/http/mask.ts#createMask': {
    read: (text) => createMask(key).stream().push(text),
  },
  'services/mistral/http/read-body.ts#readEvents': {
    read: (text) => {
      const waits = { firstMs: 60_000, nextMs: 60_000 };
      return drained(readEvents(streamOf(text), createDeadline(host, 60_000), waits)).catch(
        () => {},
      );
    },
    pieces: ['data: x\n\n', 'data: x\n', ': \n', '\r', 'data: x\r\n\r\n'],
  },
  'services/mistral/http/read-body.ts#readText': {
    read: (text) =>
      readText(streamOf(text), createDeadline(host, 60_000), { ms: 60_000, maxBytes: 9_000_000 }),
  },
  'services/ports/json.ts#jsonOf': { read: jsonOf },
  'services/ports/json.ts#isDeep': { read: isDeep },
  'services/mistral/readers/read-document.ts#readDocumentAnswer': {
    short: 3_000,
    read: refusing((text) =>
      readDocumentAnswer(
        { pages: many(text).map((markdown) => ({ markdown })), model: text },
        { model: 'm', document: new Uint8Array(), mediaType: 'application/pdf', pages: 1 } as never,
        host,
      ),
    ),
  },
  'services/mistral/readers/read-embeddings.ts#readEmbeddings': {
    short: 3_000,
    read: refusing((text) => {
      const inputs = many(text);
      const data = inputs.map((_, index) => ({ index, embedding: [1, 2] }));
      return readEmbeddings({ data, model: text }, { model: 'm', inputs }, host);
    }),
  },
  'services/mistral/readers/read-fim.ts#readFim': {
    short: 3_000,
    read: refusing((text) =>
      readFim(
        { choices: [{ message: { content: [...many(text), { text }] } }] },
        { model: 'm', prompt: '', suffix: '' } as never,
        host,
      ),
    ),
  },
  'services/mistral/readers/read-models.ts#readModels': {
    short: 3_000,
    read: refusing((text) =>
      readModels(
        { data: many(text).map((id) => ({ id, name: id, aliases: [id, text.slice(0, 50)] })) },
        host,
      ),
    ),
  },
  'services/mistral/readers/read-moderation.ts#readModeration': {
    short: 3_000,
    read: refusing((text) => {
      const inputs = many(text);
      const results = inputs.map((category) => ({ categories: { [category]: true } }));
      return readModeration({ results, model: text }, { model: 'm', inputs }, host);
    }),
  },
  'services/mistral/readers/read-transcription.ts#readTranscription': {
    short: 3_000,
    read: refusing((text) =>
      readTranscription(
        {
          text,
          language: text,
          segments: many(text).map((piece) => ({ text: piece, start: 0, end: 1 })),
        },
        { model: 'm', file: new Uint8Array(), name: 'a' } as never,
        host,
      ),
    ),
  },
  'services/mistral/readers/read-usage.ts#readUsage': {
    read: (text) => readUsage({ prompt_tokens: 1, x: many(text) }),
  },
  'services/ports/dotenv-entries.ts#dotenvEntries': { read: (text) => dotenvEntries(text, 'A') },
  'services/project-scan/batch-output.ts#BatchOutput': {
    read: (text) => [...new BatchOutput().push(Buffer.from(text))],
    pieces: [`${'a'.repeat(40)} blob 3\nabc\n`, 'no end of a line'],
  },
  'services/project-scan/path-bytes.ts#decodePath': {
    read: (text) => encodePath(decodePath(Buffer.from(text, 'latin1'))),
    pieces: ['\u00e9/'],
  },
  'services/project-scan/path-bytes.ts#encodePath': { read: encodePath, pieces: ['\udce9/'] },
  'services/project-scan/text-parts.ts#plainPart': { read: plainPart },
  'services/project-scan/text-parts.ts#partsOf': {
    read: (text) => partsOf(Buffer.from(text)),
    pieces: ['a\0', 'a\0\0\0', '\0'],
  },
  'services/project-scan/text-parts.ts#partsOf of UTF-16': {
    read: (text) => partsOf(Buffer.from(text, 'utf16le')),
  },
  'services/project-scan/text-parts.ts#TextParts': {
    read: (text) => {
      const parts = new TextParts();
      inPieces(text, 97, (piece) => parts.push(Buffer.from(piece)));
      return parts.end();
    },
    pieces: ['line\n', 'a\0', '\u00ff\0'],
  },
  'services/vault/document.ts#parseDocument': { read: (text) => parseDocument(Buffer.from(text)) },
  'ui/code/highlight.ts#highlight': {
    read: (text) => highlight(text, 'python'),
    pieces: ['"""', "f'{"],
  },
  'ui/code/highlight.ts#highlight of TypeScript': {
    read: (text) => highlight(text, 'typescript'),
    pieces: ['/* ', '`${', '\\`'],
  },
  'ui/code/highlight.ts#highlight of a shell': {
    read: (text) => highlight(text, 'bash'),
    pieces: ['$(', '<<'],
  },
  'ui/code/highlight.ts#highlight of JSON': { read: (text) => highlight(text, 'json') },
  'ui/code/highlight.ts#highlight of YAML': {
    read: (text) => highlight(text, 'yaml'),
    pieces: ['a: ', '-'],
  },
  'ui/components/break-address.ts#breakAddress': { read: (text) => breakAddress(text, 60) },
  'ui/hooks/use-terminal-clipboard.ts#copySequence': { read: copySequence },
  'ui/input/line-editor/read-typed.ts#cleanText': { read: (text) => cleanText(text, 'space') },
  'ui/input/line-editor/read-typed.ts#readPaste': {
    read: (text) => readPaste(text, { lineEnds: 'space', submits: true }),
  },
  'ui/markdown/markdown-flow.ts#MarkdownFlow': {
    read: (text) => [new MarkdownFlow('•')].map((flow) => [flow.push(text), flow.end()]),
  },
  'ui/markdown/markdown-flow.ts#MarkdownFlow by pieces': {
    read: (text) => {
      const flow = new MarkdownFlow('•');
      inPieces(text, 23, (piece) => flow.push(piece));
      return flow.end();
    },
  },
  'ui/markdown/text-lines.ts#TextLines': {
    read: (text) => {
      const lines = new TextLines(80, { bullet: '•' });
      inPieces(plainText(text), 230, (piece) => lines.push(piece));
    },
    short: 3_000,
  },
  'ui/markdown/wrap-lines.ts#LineWrapper': {
    read: (text) => {
      const lines = new LineWrapper(80);
      inPieces(plainText(text), 230, (piece) => lines.push(piece));
    },
    short: 3_000,
  },
  'ui/markdown/wrap-lines.ts#wrapText': {
    read: (text) => wrapText(plainText(text), 80),
    short: 3_000,
  },
};

/** Functions that look like readers but read no text from outside, with the reason. */
export const notReaders: Readonly<Record<string, string>> = {
  'services/ports/json.ts#parseShallow':
    'is the parser of Node, and gets only texts that isDeep has read',
  'cli/input/model-prompt.ts#checkPrompt': 'passes the text to isBareKey',
  'cli/commands/key/take-key.ts#requireKey': 'passes the text to cleanKey',
  'cli/output/help.ts#usageOf': 'formats the usage lines of this program',
  'cli/output/wrap.ts#wrap': 'breaks the texts of this program',
  'core/connect/edits/text-edit.ts#unchanged': 'keeps the text as it is',
  'core/explore/moderate-text.ts#moderationEstimate': 'passes the text to estimateTokens',
  'core/export/programs/commands.ts#brunoCommand': 'quotes a path from the command line',
  'core/export/programs/commands.ts#olderNodeCommand': 'quotes a path from the command line',
  'core/export/programs/commands.ts#uvCommand': 'quotes a path from the command line',
  'core/export/programs/commands.ts#venvCommand': 'quotes a path from the command line',
  'core/keys/clean-key.ts#cleanKey':
    'refuses more than 4,000 characters, and has a test of its own',
  'core/models/conflict-lines.ts#marked': 'adds a mark to a price of the catalogue',
  'i18n/languages.ts#isLang': 'looks the text up in a list',
  'services/connections/new-file.ts#createFile': 'writes a text of this program',
  'services/project-scan/git-status.ts#gitStatus': 'passes a path from the command line to git',
  'cli/input/parse.ts#writtenPath': 'passes the last name of a path to isBareKey',
  'core/doctor/scan-project.ts#isCompressed': 'reads only the first bytes',
  'ui/markdown/wrap-lines.ts#wrapWords': 'breaks the farewell, which is a text of this program',
};
