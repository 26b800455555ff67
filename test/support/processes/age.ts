import { spawn } from '@lydell/node-pty';

/** Runs `age` in a terminal, the only place where it asks for a passphrase, and returns its exit code. */
export function runAge(args: readonly string[], typed: string): Promise<number> {
  const pty = spawn('age', [...args], { cols: 80, rows: 24 });
  let shown = '';
  let answered = 0;
  pty.onData((piece) => {
    shown += piece;
    const asked = [...shown.matchAll(/passphrase[^:]*: /g)].length;
    for (; answered < asked; answered += 1) pty.write(`${typed}\r`);
  });
  return new Promise((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
}
