import { themeFor } from '../../src/ui/theme/theme.ts';
import type { Picture, Run, Size } from './cells.ts';

const cell = { width: 8.4, height: 18 };
const margin = 16;
/** Seconds for which each picture of a wizard run is shown. */
const secondsEach = 2.2;

/** Short names, because they are repeated for every word. */
const classes: Readonly<Record<string, string>> = {
  accent: 'a',
  good: 'k',
  warn: 'o',
  bad: 'e',
  red: 'r',
  green: 'g',
  yellow: 'y',
  blue: 'u',
  magenta: 'm',
  cyan: 'c',
  bold: 'b',
  faint: 'f',
  italic: 'i',
};

/** The colours of the program itself, on either background. */
function colours(background: 'light' | 'dark'): string {
  const { accent, good, warn, bad, faint } = themeFor(background, 'true');
  const named = { a: accent, k: good, o: warn, e: bad, f: faint };
  return Object.entries(named)
    .map(([name, { color = '' }]) => `.${name}{fill:${color}}`)
    .join('');
}

const style = `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#24211e;white-space:pre}
.p{fill:#fffdfa;stroke:#d8d2ca}${colours('light')}.r{fill:#b3261e}.g{fill:#1b7a34}.y{fill:#8a5a00}.u{fill:#1f5fbf}.m{fill:#8b2fa8}.c{fill:#0b7285}.b{font-weight:700}.i{font-style:italic}.v{fill:#24211e}.w{fill:#fffdfa}
@media(prefers-color-scheme:dark){text{fill:#ebe7e2}.p{fill:#17161a;stroke:#3a3740}${colours('dark')}.r{fill:#ff7b72}.g{fill:#5fd17f}.y{fill:#e3b341}.u{fill:#79b8ff}.m{fill:#d2a8ff}.c{fill:#56d4dd}.v{fill:#ebe7e2}.w{fill:#17161a}}`;

/** Returns one screen as an SVG, with its text as `desc`. */
export function svgOf(title: string, picture: Picture): string {
  const rows = picture.rows.map((row, at) => drawn(row, at)).join('\n');
  return page({
    title,
    about: picture.text,
    style,
    content: rows.replaceAll(/\n+/g, '\n'),
    size: { columns: picture.columns, rows: picture.rows.length },
  });
}

/** Returns an SVG that shows screens in an endless loop, with the first line of each as `desc`. */
export function animatedSvgOf(title: string, pictures: readonly Picture[]): string {
  const known = new Map<string, string>();
  const frames = pictures.map(({ rows }, at) => {
    const uses = rows.map((row, line) => used(drawn(row, 0), line, known)).join('');
    return `<g class="s" style="animation-delay:${(at * secondsEach).toFixed(1)}s">${uses}</g>`;
  });
  const defs = [...known].map(([content, id]) => `<g id="${id}">${content}</g>`).join('\n');
  const seconds = (pictures.length * secondsEach).toFixed(1);
  const part = (100 / pictures.length).toFixed(3);
  const motion = `.s{visibility:hidden;animation:s ${seconds}s step-end infinite}@keyframes s{0%{visibility:visible}${part}%{visibility:hidden}}
@media(prefers-reduced-motion:reduce){.s{animation:none}.s:last-child{visibility:visible}}`;
  return page({
    title,
    about: pictures.map(({ text }) => firstLine(text)).join('\n'),
    style: `${style}\n${motion}`,
    content: `<defs>${defs}</defs>\n${frames.join('\n')}`,
    size: {
      columns: Math.max(...pictures.map(({ columns }) => columns)),
      rows: Math.max(...pictures.map(({ rows }) => rows.length)),
    },
  });
}

/** Returns the `desc` of a picture. */
export function textOf(svg: string): string {
  const [, text = ''] = /<desc>([^<]*)<\/desc>/.exec(svg) ?? [];
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Returns the step named by the screen. */
export function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/(?:\s+Ctrl\+L \S+)?(?:\s+[●○]+)?$/, '');
}

interface Page {
  readonly title: string;
  readonly about: string;
  readonly style: string;
  readonly content: string;
  readonly size: Size;
}

function page({ title, about, style: rules, content, size }: Page): string {
  const width = Math.ceil(size.columns * cell.width) + 2 * margin;
  const height = size.rows * cell.height + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<desc>${escaped(about)}</desc>
<style>${rules}</style>
<rect class="p" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${content}
</svg>
`;
}

/** Returns a reference to a row; rows that occur in several screens are drawn once. */
function used(content: string, line: number, known: Map<string, string>): string {
  if (content === '') return '';
  const id = known.get(content) ?? `r${known.size}`;
  known.set(content, id);
  return `<use href="#${id}" y="${line * cell.height}"/>`;
}

function drawn(row: readonly Run[], line: number): string {
  return row.map((run) => runDrawn(run, line)).join('');
}

/** Draws a run with a fixed length, so that columns align in any font. */
function runDrawn({ column, cells, text, looks }: Run, line: number): string {
  const isInverse = looks.includes('inverse');
  const names = looks.flatMap((look) => classes[look] ?? []);
  if (isInverse) names.push('w');
  const about = names.length === 0 ? '' : ` class="${names.join(' ')}"`;
  const x = margin + column * cell.width;
  const top = margin + line * cell.height;
  const length = cells > 1 ? ` textLength="${short(cells * cell.width)}"` : '';
  const ground = isInverse
    ? `<rect class="v" x="${short(x)}" y="${top}" width="${short(cells * cell.width)}" height="${cell.height}"/>`
    : '';
  return `${ground}<text x="${short(x)}" y="${top + 14}"${length}${about}>${escaped(text)}</text>`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
