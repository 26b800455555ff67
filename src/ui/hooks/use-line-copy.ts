import { useState } from 'react';
import { type CopyServices, useCopy } from './use-copy.ts';

/** Copies the current line of a list. `onMove` makes another line the current one and drops the last outcome. */
export function useLineCopy(services: CopyServices, lines: readonly string[]) {
  const { copy, outcome, clear } = useCopy(services);
  const [index, setIndex] = useState(0);
  const copyCurrent = () => void copy(lines[index] ?? '');
  const onMove = (next: number) => {
    clear();
    setIndex(next);
  };
  return { copyCurrent, outcome, onMove };
}
