import { Box, type Key, useBoxMetrics, useIsScreenReaderEnabled, usePaste } from 'ink';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Cover, type CoverContent } from './components/cover.tsx';
import { KeyHints } from './components/key-hints.tsx';
import { RevealContext } from './components/reveal.tsx';
import { everyHint, type HintOptions, hintLines, shownHints } from './hints.ts';
import { type KeyOutcome, useKeys } from './hooks/use-keys.ts';
import { CoveredContext, type Part, PartContext, partOf } from './hooks/use-part.ts';
import { type Scroll, useScroll } from './hooks/use-scroll.ts';
import { bindingFor, isKey, isMove, type KeyBinding, singlePress } from './keys.ts';
import { asideGap } from './layout.ts';
import { ScreenContext, type ScreenView, useScreenView } from './screen-context.ts';

/** The parts of one screen and its keys. */
export interface ScreenProps {
  /** The keys of this screen. */
  readonly keys: readonly KeyBinding[];
  /** Called on Esc if no binding handles it. */
  readonly onEscape?: () => void;
  /** The text, which scrolls if it does not fit. */
  readonly children?: ReactNode;
  /** The list or field that Enter acts on. It is always in sight. */
  readonly pinned?: ReactNode;
  /** Text below the pinned part. In a small window it scrolls together with the text above. */
  readonly below?: ReactNode;
  /** Details of the current row, shown beside the rest in a wide window. */
  readonly aside?: ReactNode;
  /** Returns the paragraphs that explain the screen. Called when the person presses the key for them. */
  readonly why?: () => readonly string[];
}

/** Rows between the body and the hints, if there is space. */
const gapRows = 1;

/**
 * Returns the rows for a body that fills exactly the space above the hints of `keys`, without an empty row above the
 * hints.
 */
export function bodyRows(view: ScreenView, keys: readonly KeyBinding[], hasWhy = false): number {
  // With these options, the hints are as long as they can become.
  const options = { parts: ['field', 'list'], isCut: false, hasWhy } as const;
  return view.rows - shownHints(keys, view, options).length;
}

/** Returns the columns of a screen without the details beside it. */
export function columnsBeside({ wide, aside, columns }: ScreenView): number {
  return aside === 0 ? columns : Math.min(columns, wide - asideGap - aside);
}

/**
 * Measures again when the height of the content or of its room has changed. Draws nothing, so that only this component
 * renders again.
 */
function Heights({ room, content, measure }: Scroll): null {
  const heights = [useBoxMetrics(room).height, useBoxMetrics(content).height];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the heights needs a new measurement
  useEffect(measure, heights);
  return null;
}

type CoverKind = 'keys' | 'why';

/**
 * Returns the parts that handle keys, and the function that adds one. Before the first frame, returns the parts that
 * `pinned` will add.
 */
function useParts(pinned: ReactNode) {
  const [parts, setParts] = useState<readonly Part[]>([]);
  const add = useCallback((part: Part) => {
    setParts((now) => [...now, part]);
    return () => setParts((now) => now.toSpliced(now.indexOf(part), 1));
  }, []);
  return { parts: parts.length === 0 ? partOf(pinned) : parts, add };
}

/**
 * Draws the body, with the hints of its keys directly below. The list or field that Enter acts on is always in sight;
 * the text scrolls with PgUp and PgDn. A paste is never read as keys: a field takes it, or it is ignored.
 */
export function Screen(props: ScreenProps) {
  const { keys, why } = props;
  const view = useScreenView();
  const { parts, add } = useParts(props.pinned);
  const scroll = useScroll();
  const [cover, setCover] = useState<CoverKind>();
  const isReadAloud = useIsScreenReaderEnabled();
  const options: HintOptions = { parts, isCut: scroll.isCut, hasWhy: why !== undefined };
  const showCover = (next: CoverKind | undefined) => {
    scroll.toTop();
    setCover(next);
  };
  usePaste(() => undefined);
  useKeys((burst, key) => {
    const input = singlePress(burst);
    if (input === undefined) return undefined;
    const press = { input, key: input === '\r' ? { ...key, return: true } : key };
    const opened = coverFor(press, options);
    if (cover !== undefined && isClosing(press, opened)) return decided(() => showCover(undefined));
    if (cover === undefined && opened !== undefined) return decided(() => showCover(opened));
    return cover === undefined
      ? handlePress(props, press, { scroll, parts })
      : scrollPage(press.key, scroll);
  });
  const closing = [{ on: 'return', hint: view.footer.close }] as const;
  const hints = () => {
    // A screen reader needs no short hints, and the list of keys would be one more screen.
    if (isReadAloud) return hintLines(everyHint(keys, view, options), view.wide);
    return cover === undefined
      ? shownHints(keys, view, options)
      : shownHints(closing, view, { ...options, parts: [], hasWhy: false });
  };
  return (
    <Box flexDirection="column" width={view.wide} {...(!isReadAloud && { maxHeight: view.rows })}>
      <PartContext value={add}>
        <Body {...props} scroll={scroll} cover={coverOf(cover, props, { view, options })} />
      </PartContext>
      {!view.isSmall && <Box height={gapRows} minHeight={0} flexShrink={1000} />}
      <KeyHints lines={hints()} />
    </Box>
  );
}

function coverOf(
  kind: CoverKind | undefined,
  { keys, why }: ScreenProps,
  { view, options }: { readonly view: ScreenView; readonly options: HintOptions },
): CoverContent | undefined {
  if (kind === 'keys') return { kind, hints: everyHint(keys, view, options) };
  return kind && why && { kind, lines: why() };
}

interface Press {
  readonly input: string;
  readonly key: Key;
}

function decided(action: () => void): KeyOutcome {
  action();
  return 'decided';
}

/** Returns the part that a key opens instead of the body, if any. */
function coverFor({ input, key }: Press, { parts, hasWhy }: HintOptions): CoverKind | undefined {
  const hasField = parts.includes('field');
  if (isKey({ key: 'keys' }, input, key, hasField)) return 'keys';
  return hasWhy && isKey({ key: 'why' }, input, key, hasField) ? 'why' : undefined;
}

function isClosing({ input, key }: Press, opened: CoverKind | undefined): boolean {
  return opened !== undefined || isKey('return', input, key) || isKey('escape', input, key);
}

/** Runs the binding of a key; scrolls if there is none. */
function handlePress(
  { keys, onEscape, pinned }: ScreenProps,
  { input, key }: Press,
  { scroll, parts }: { readonly scroll: Scroll; readonly parts: readonly Part[] },
): KeyOutcome {
  const binding = bindingFor(keys, input, key, parts.includes('field'));
  if (binding) {
    binding.run?.(typeof binding.on === 'string' && binding.on !== 'digit' ? '' : input);
    return isMove(binding.on) ? undefined : 'decided';
  }
  if (onEscape && isKey('escape', input, key)) return decided(onEscape);
  // The arrow keys move a list. A list that is not pinned is at the end of the text; its current row must be visible.
  if (!pinned && scroll.isCut && (key.downArrow || key.upArrow)) scroll.toEnd();
  return scrollPage(key, scroll);
}

function scrollPage(key: Key, { isCut, page }: Scroll): KeyOutcome {
  if (isCut && key.pageDown) page(1);
  if (isCut && key.pageUp) page(-1);
  return undefined;
}

interface BodyProps extends ScreenProps {
  readonly scroll: Scroll;
  /** Shown instead of the body. The body stays mounted, so that its tasks continue. */
  readonly cover: CoverContent | undefined;
}

/** Draws the text, the pinned part and the text below it in this order; in a small window, the pinned part is last. */
function Body(props: BodyProps) {
  const view = useScreenView();
  const { children, pinned, below, aside, scroll, cover } = props;
  const isCovered = cover !== undefined;
  const hasAside = view.aside > 0 && aside !== undefined && !isCovered;
  const main = hasAside ? { ...view, columns: columnsBeside(view) } : view;
  const column = { display: isCovered ? 'none' : 'flex', flexDirection: 'column' } as const;
  return (
    <Box flexShrink={1}>
      <Box flexDirection="column" width={main.columns} flexShrink={0}>
        <ScreenContext value={main}>
          <Scrolling scroll={scroll}>
            {cover && <Cover content={cover} />}
            <CoveredContext value={isCovered}>
              <Box {...column}>
                {children}
                {view.isSmall && below}
              </Box>
            </CoveredContext>
          </Scrolling>
          <CoveredContext value={isCovered}>
            {pinned && (
              <Box {...column} marginTop={children && !isCovered ? 1 : 0} flexShrink={0}>
                {pinned}
              </Box>
            )}
            {below && !view.isSmall && (
              <Box {...column} marginTop={isCovered ? 0 : 1} flexShrink={0}>
                {below}
              </Box>
            )}
          </CoveredContext>
        </ScreenContext>
      </Box>
      {hasAside && <Aside>{aside}</Aside>}
    </Box>
  );
}

interface ScrollingProps {
  readonly scroll: Scroll;
  readonly children: ReactNode;
}

function Scrolling({ scroll, children }: ScrollingProps) {
  const { room, content, offset, reveal } = scroll;
  return (
    <>
      <Box
        ref={room}
        flexDirection="column"
        flexShrink={1}
        overflow="hidden"
        contentOffsetY={offset}
      >
        <Box ref={content} flexDirection="column" flexShrink={0}>
          <RevealContext value={reveal}>{children}</RevealContext>
        </Box>
      </Box>
      <Heights {...scroll} />
    </>
  );
}

/** Draws the details beside the rest of the screen, behind a line. */
function Aside({ children }: { readonly children: ReactNode }) {
  const view = useScreenView();
  const columns = view.aside;
  return (
    <Box
      width={columns + asideGap - 1}
      marginLeft={1}
      paddingLeft={1}
      flexDirection="column"
      flexShrink={0}
      borderStyle={view.glyphs.frame}
      borderTop={false}
      borderRight={false}
      borderBottom={false}
      borderDimColor
      overflow="hidden"
    >
      <ScreenContext value={{ ...view, columns, aside: 0 }}>
        <RevealContext value={ignored}>
          {/* Rows that do not fit are cut off; shrunk rows would be drawn over one another. */}
          <Box flexDirection="column" flexShrink={0}>
            {children}
          </Box>
        </RevealContext>
      </ScreenContext>
    </Box>
  );
}

const ignored = () => undefined;
