import {
  Box,
  type DOMElement,
  measureElement,
  useBoxMetrics,
  useIsScreenReaderEnabled,
  usePaste,
} from 'ink';
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { hintLines, KeyHints } from './components/key-hints.tsx';
import { Revealing } from './components/reveal.tsx';
import { useKeys } from './hooks/use-keys.ts';
import {
  bindingFor,
  isKey,
  isMove,
  type KeyBinding,
  type KeyHint,
  keyLabelOf,
  singlePress,
} from './keys.ts';
import { type ScreenView, useScreenView } from './screen-context.ts';

/** The body of one screen and its keys. */
export interface ScreenProps {
  /** The keys of this screen. */
  readonly keys: readonly KeyBinding[];
  /** Called on Esc if no binding handles it. */
  readonly onEscape?: () => void;
  readonly children: ReactNode;
}

function shownHints(keys: readonly KeyBinding[], view: ScreenView): readonly KeyHint[] {
  const { footer, glyphs } = view;
  const own = keys.flatMap(({ on, hint, keyLabel, disabled }) =>
    hint === undefined || disabled
      ? []
      : [{ keyLabel: keyLabel ?? keyLabelOf(on, footer.keyNames, glyphs), hint }],
  );
  return [...own, ...footer.always];
}

/** Returns the rows left above the hints of `keys`, for a body that fills exactly the available space. */
export function bodyRows(view: ScreenView, keys: readonly KeyBinding[]): number {
  return view.rows - hintLines(shownHints(keys, view), view.columns).length;
}

function moreHint({ footer, glyphs }: ScreenView): KeyHint {
  const [up, down] = (['pageup', 'pagedown'] as const).map((on) =>
    keyLabelOf(on, footer.keyNames, glyphs),
  );
  return { keyLabel: `${up}/${down}`, hint: footer.more };
}

/** Scroll position of the body and its range, in rows. */
function useScroll(ownHints: readonly KeyHint[], withMore: readonly KeyHint[]) {
  const view = useScreenView();
  const content = useRef<DOMElement>(null);
  const [tall, setTall] = useState(0);
  const [wanted, setWanted] = useState(0);
  const room = (hints: readonly KeyHint[]) => view.rows - hintLines(hints, view.columns).length;
  // A screen reader gets the whole body at once: there is nothing to scroll.
  const isTaller = !useIsScreenReaderEnabled() && tall > room(ownHints);
  const visible = Math.max(1, room(isTaller ? withMore : ownHints));
  const last = isTaller ? Math.max(0, tall - visible) : 0;
  // The stored position may exceed the end after the body has shrunk or the window has grown.
  const offset = Math.min(wanted, last);
  const page = (pages: number) =>
    setWanted((now) => {
      const step = Math.max(1, visible - 1);
      return Math.max(0, Math.min(last, Math.min(now, last) + pages * step));
    });
  const toEnd = () => setWanted(last);
  const reveal = (element: DOMElement) => {
    if (!content.current) return;
    const { y, height: rows } = measureElement(element);
    const top = y - measureElement(content.current).y;
    // If the element is taller than the room, show its start.
    setWanted((now) => Math.min(top, Math.max(now, top + rows - visible)));
  };
  // If the body fits, its exact height does not matter: avoid a new render.
  const onHeight = (height: number) => setTall(height > room(ownHints) ? height : 0);
  // Ink has laid out the frame at this point.
  useLayoutEffect(() => {
    if (content.current) onHeight(measureElement(content.current).height);
  });
  return { content, isTaller, offset, visible, page, toEnd, reveal, onHeight };
}

/**
 * Reports the height of the content, also when the content grew by itself. Draws nothing, so that only this component
 * renders again.
 */
function Height({ of: content, onHeight }: HeightProps): null {
  const { height } = useBoxMetrics(content);
  useEffect(() => onHeight(height));
  return null;
}

interface HeightProps {
  readonly of: RefObject<DOMElement | null>;
  readonly onHeight: (height: number) => void;
}

/**
 * Draws the body, scrollable with PgUp and PgDn if it is taller than its room, and the active keys below it. One
 * handler serves all keys. A paste is never read as keys: a field takes it, or it is ignored.
 */
export function Screen(props: ScreenProps) {
  const view = useScreenView();
  const ownHints = shownHints(props.keys, view);
  const withMore = [moreHint(view), ...ownHints];
  const scroll = useScroll(ownHints, withMore);
  const { content, isTaller, offset, visible, page, toEnd } = scroll;

  usePaste(() => undefined);
  useKeys((burst, key) => {
    const input = singlePress(burst);
    if (input === undefined) return undefined;
    const pressed = input === '\r' ? { ...key, return: true } : key;
    const binding = bindingFor(props.keys, input, pressed);
    if (binding) {
      binding.run?.(typeof binding.on === 'string' && binding.on !== 'digit' ? '' : input);
      return isMove(binding.on) ? undefined : 'decided';
    }
    if (props.onEscape && isKey('escape', input, key)) {
      props.onEscape();
      return 'decided';
    }
    if (isTaller && key.pageDown) page(1);
    if (isTaller && key.pageUp) page(-1);
    // The arrow keys move a list, and lists are at the end: the current row must be visible.
    if (isTaller && (key.downArrow || key.upArrow)) toEnd();
    return undefined;
  });

  return (
    <Box flexDirection="column" width={view.columns} height={view.rows}>
      <Box
        flexDirection="column"
        height={visible}
        flexShrink={0}
        overflow="hidden"
        contentOffsetY={offset}
      >
        <Box ref={content} flexDirection="column" flexShrink={0}>
          <Revealing value={scroll.reveal}>{props.children}</Revealing>
        </Box>
      </Box>
      <Height of={content} onHeight={scroll.onHeight} />
      <KeyHints hints={isTaller ? withMore : ownHints} />
    </Box>
  );
}
