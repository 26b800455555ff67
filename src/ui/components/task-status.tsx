import { Text, useAnimation, useIsScreenReaderEnabled } from 'ink';
import { useScreenView } from '../screen-context.ts';

/** Something that takes a while. */
export interface TaskStatusProps {
  readonly label: string;
  /** Words for the whole seconds gone by since this was first drawn. */
  readonly elapsed: (seconds: number) => string;
  /** A wait whose end is known: its length in seconds, and words for the whole seconds left. */
  readonly countDown?: { readonly seconds: number; readonly left: (seconds: number) => string };
}

const spinnerMs = 120;
/** Without animation, only the seconds are shown. */
const stillMs = 1000;

/** A line that moves while one waits. A screen reader is given the label once, and the length of a wait. */
export function TaskStatus({ label, elapsed, countDown }: TaskStatusProps) {
  const { glyphs: signs, theme } = useScreenView();
  const isRead = useIsScreenReaderEnabled();
  const { frame, time } = useAnimation({
    interval: signs.spinner.length > 1 ? spinnerMs : stillMs,
    isActive: !isRead,
  });
  if (isRead)
    return <Text>{countDown ? `${label} ${countDown.left(countDown.seconds)}` : label}</Text>;
  const spinner = signs.spinner[frame % signs.spinner.length];
  const seconds = time / 1000;
  const told = countDown
    ? countDown.left(Math.max(0, Math.ceil(countDown.seconds - seconds)))
    : elapsed(Math.floor(seconds));
  return (
    <Text>
      <Text {...theme.accent}>{`${spinner} `}</Text>
      {label}
      <Text {...theme.faint}>{` ${told}`}</Text>
    </Text>
  );
}
