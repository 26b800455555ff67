import { createPlainTextStream } from '../../../i18n/plain-text.ts';
import { MarkdownFlow } from '../../../ui/markdown/markdown-flow.ts';
import type { Look, Span } from '../../../ui/markdown/markdown-state.ts';
import type { CommandContext } from '../../command.ts';
import type { Style } from '../../output/style.ts';

/** Writes an answer to stdout while it streams. */
export interface AnswerOutput {
  readonly push: (piece: string) => void;
  /** Writes the text that was held back, and ends the line. */
  readonly end: () => void;
}

/**
 * Returns the output for an answer. A pipe or a file gets the answer unchanged. A terminal gets the answer without
 * control characters, and with its Markdown drawn if the terminal has styles.
 */
export function answerOutput({ io, style }: Pick<CommandContext, 'io' | 'style'>): AnswerOutput {
  let last = '';
  const write = (text: string) => {
    if (text === '') return;
    last = text;
    io.out(text);
  };
  const draw = io.stdoutIsTerminal ? drawer(style.out) : unchanged;
  return {
    push: (piece) => write(draw.push(piece)),
    end: () => {
      write(draw.end());
      if (last !== '' && !last.endsWith('\n')) io.out('\n');
    },
  };
}

interface Drawer {
  readonly push: (piece: string) => string;
  readonly end: () => string;
}

const unchanged: Drawer = { push: (piece) => piece, end: () => '' };

function drawer(style: Style): Drawer {
  const plain = createPlainTextStream();
  if (!style.isStyled) return plain;
  const markdown = new MarkdownFlow(style.bullet);
  const drawn = (spans: readonly Span[]) => spans.map((span) => draw(span, style)).join('');
  return {
    push: (piece) => drawn(markdown.push(plain.push(piece))),
    end: () => drawn([...markdown.push(plain.end()), ...markdown.end()]),
  };
}

const looks: Readonly<Record<Exclude<Look, 'plain'>, 'strong' | 'italic' | 'accent' | 'faint'>> = {
  bold: 'strong',
  italic: 'italic',
  code: 'accent',
  string: 'accent',
  faint: 'faint',
};

/** Draws a piece of the answer. Each piece ends its own style, because an answer may be cut off anywhere. */
function draw({ text, look }: Span, style: Style): string {
  return look === 'plain' || text.trim() === '' ? text : style[looks[look]](text);
}
