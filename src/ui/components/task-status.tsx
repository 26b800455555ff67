import { Text, useAnimation, useIsScreenReaderEnabled } from 'ink';
import { useScreenView } from '../screen-context.ts';

/** A task in progress. */
export interface TaskStatusProps {
  readonly label: string;
  /** Formats the seconds since the task was first drawn. */
  readonly elapsed: (seconds: number) => string;
  /** A wait of known length in seconds, with a text for the remaining seconds. */
  readonly countDown?: { readonly seconds: number; readonly left: (seconds: number) => string };
}

const spinnerMs = 120;
/** Interval without animation, when only the seconds change. */
const secondMs = 1000;

/** Shows an animated line during a task. A screen reader gets the label and the length of a wait once. */
export function TaskStatus({ label, elapsed, countDown }: TaskStatusProps) {
  const { glyphs, theme } = useScreenView();
  const isReadAloud = useIsScreenReaderEnabled();
  const { frame, time } = useAnimation({
    interval: glyphs.spinner.length > 1 ? spinnerMs : secondMs,
    isActive: !isReadAloud,
  });
  if (isReadAloud)
    return <Text>{countDown ? `${label} ${countDown.left(countDown.seconds)}` : label}</Text>;
  const spinner = glyphs.spinner[frame % glyphs.spinner.length];
  const seconds = time / 1000;
  const timeText = countDown
    ? countDown.left(Math.max(0, Math.ceil(countDown.seconds - seconds)))
    : elapsed(Math.floor(seconds));
  return (
    <Text>
      <Text {...theme.accent}>{`${spinner} `}</Text>
      {label}
      <Text {...theme.faint}>{` ${timeText}`}</Text>
    </Text>
  );
}
