import { useStdout } from 'ink';
import { useEffect, useState } from 'react';
import { getWindowSize } from '../../../node_modules/ink/build/utils.js';

/** Returns the size of the terminal. Unlike Ink's own hook, it does not cause a second render of each component. */
export function useWindowSize(): { readonly columns: number; readonly rows: number } {
  const { stdout } = useStdout();
  const [size, setSize] = useState(() => getWindowSize(stdout));
  useEffect(() => {
    const update = () => {
      const { columns, rows } = getWindowSize(stdout);
      setSize((now) => (now.columns === columns && now.rows === rows ? now : { columns, rows }));
    };
    stdout.on('resize', update);
    // The size may have changed before this effect ran.
    update();
    return () => void stdout.off('resize', update);
  }, [stdout]);
  return size;
}
