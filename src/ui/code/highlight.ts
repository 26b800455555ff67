import type { Look, Span } from '../markdown/markdown-state.ts';

/** Languages that can be highlighted. */
export const codeLanguages = ['python', 'typescript', 'bash', 'json', 'yaml'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/**
 * Patterns of one language. The first pattern that matches at a position decides. No pattern matches the empty text. A
 * string or
 * comment without an end reaches to the end of its line or of the text: if a pattern required the end, it would search
 * the rest of the text again from each quote.
 */
type Patterns = Partial<Readonly<Record<'comment' | 'string' | 'keyword' | 'value', RegExp>>>;

/** Look of each kind. Comments are faint and keywords bold, which works without colours. */
const looks = { comment: 'faint', string: 'string', keyword: 'bold', value: 'code' } as const;

const hashComment = /(?<![^\s;])#.*/;
const doubleQuoted = /"(?:\\[\s\S]|[^"\\])*"?/;
const number = /\b\d+(?:\.\d+)?\b/;
const words = (list: string) => new RegExp(`\\b(?:${list.replaceAll(' ', '|')})\\b`);
const either = (...patterns: readonly RegExp[]) =>
  new RegExp(patterns.map(({ source }) => source).join('|'));

const patterns: Readonly<Record<CodeLanguage, Patterns>> = {
  python: {
    comment: hashComment,
    string: either(
      /(?:\b[bfru]{1,2})?(?:"""[\s\S]*?"""|'''[\s\S]*?''')/,
      /(?:\b[bfru]{1,2})?"(?:\\.|[^"\\\n])*"?/,
      /(?:\b[bfru]{1,2})?'(?:\\.|[^'\\\n])*'?/,
    ),
    keyword: words(
      'and as assert async await break class continue def del elif else except finally for from global if import in is lambda not or pass raise return try while with yield',
    ),
    value: either(words('None True False'), number),
  },
  typescript: {
    comment: /\/\/.*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/,
    string: /`(?:\\[\s\S]|[^`\\])*`?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/,
    keyword: words(
      'as async await break case catch class const continue default do else export extends finally for from function if import in instanceof interface let new of return switch throw try type typeof var void while yield',
    ),
    value: either(words('true false null undefined'), number),
  },
  bash: {
    comment: hashComment,
    string: either(doubleQuoted, /'[^']*'?/),
    keyword: words('case do done elif else esac exec exit export fi for function if in then while'),
    value: /\$(?:\w+|\{[^}\n]{0,200}\})|(?<=^|\s)--?[a-zA-Z][\w-]*/m,
  },
  json: {
    keyword: /"(?:\\.|[^"\\])*"(?=\s*:)/,
    string: doubleQuoted,
    value: either(words('true false null'), number),
  },
  yaml: {
    comment: hashComment,
    keyword: /^ *(?:- *)*[\w.$/{}][\w.$/{}-]*(?=:(?:\s|$))/m,
    string: either(doubleQuoted, /'[^'\n]*'/),
    value: either(words('true false null'), number),
  },
};

/** Returns the patterns of a language as one expression, with a group for each kind. */
function expressionOf(language: CodeLanguage): RegExp {
  const kinds = Object.entries(patterns[language]);
  const flags = kinds.some(([, { flags: own }]) => own.includes('m')) ? 'gm' : 'g';
  return new RegExp(kinds.map(([kind, { source }]) => `(?<${kind}>${source})`).join('|'), flags);
}

/** Returns the language of a file by the ending of its name; undefined if it is not highlighted. */
export function languageOf(name: string): CodeLanguage | undefined {
  const ending = name.split('.').at(-1) ?? '';
  const known: Readonly<Record<string, CodeLanguage>> = {
    py: 'python',
    ts: 'typescript',
    mts: 'typescript',
    sh: 'bash',
    json: 'json',
    yaml: 'yaml',
    yml: 'yaml',
  };
  return known[ending];
}

/** Divides code into spans by kind. The spans joined equal the code. */
export function highlight(code: string, language: CodeLanguage): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  const push = (text: string, look: Look) => {
    if (text !== '') spans.push({ text, look });
  };
  for (const match of code.matchAll(expressionOf(language))) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    push(code.slice(end, match.index), 'plain');
    push(match[0], kind === undefined ? 'plain' : looks[kind as keyof typeof looks]);
    end = match.index + match[0].length;
  }
  push(code.slice(end), 'plain');
  return spans;
}
