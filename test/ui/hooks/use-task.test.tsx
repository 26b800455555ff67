import { Text } from 'ink';
import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import { type Task, useTask } from '../../../src/ui/hooks/use-task.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

let task: Task<string>;

function Probe() {
  task = useTask<string>();
  return (
    <Text>
      [{task.state.status}] {detailOf(task.state)}
    </Text>
  );
}

function detailOf(state: Task<string>['state']): string {
  if (state.status === 'done') return state.value;
  return state.status === 'failed' ? state.error.code : '';
}

async function start(): Promise<void> {
  screen = renderScreen(<Probe />);
  await screen.waitFor('[idle]');
}

interface Work {
  readonly signals: AbortSignal[];
  readonly run: (signal: AbortSignal) => Promise<string>;
  readonly finish: (value: string) => void;
}

/** Creates work that the test completes. */
function work(): Work {
  const signals: AbortSignal[] = [];
  let finish: (value: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return {
    signals,
    run: (signal) => {
      signals.push(signal);
      return promise;
    },
    finish: (value) => finish(value),
  };
}

test('returns the value of the work', async () => {
  await start();
  const { run, finish } = work();
  task.run(run);
  await screen.waitFor('[running]');
  finish('forty-two');
  await screen.waitFor('[done] forty-two');
});

test.each<readonly [string, () => Promise<string>, string]>([
  ['an AppError', () => Promise.reject(new AppError({ code: 'payment' })), 'payment'],
  ['an abort', () => Promise.reject(new DOMException('gone', 'AbortError')), 'cancelled'],
  ['a bug of the program', () => Promise.reject(new TypeError('oops')), 'bug'],
  [
    'a throw before the first await',
    () => {
      throw new AppError({ code: 'key-refused' });
    },
    'key-refused',
  ],
])('%s becomes the state', async (_name, failing, code) => {
  await start();
  task.run(failing);
  await screen.waitFor(`[failed] ${code}`);
});

test('ignores a second run during the first, and allows one after it', async () => {
  await start();
  const first = work();
  const second = work();
  task.run(first.run);
  task.run(second.run);
  expect(second.signals).toEqual([]);
  first.finish('first');
  await screen.waitFor('[done] first');
  task.run(second.run);
  second.finish('second');
  await screen.waitFor('[done] second');
});

test('stop aborts, reports cancelled, and drops a late result', async () => {
  await start();
  const { run, signals, finish } = work();
  task.run(run);
  task.stop();
  expect(signals[0]?.aborted).toBe(true);
  await screen.waitFor('[failed] cancelled');
  finish('late');
  await screen.settled();
  expect(screen.frame()).toBe('[failed] cancelled');
});

test('stop without work has no effect', async () => {
  await start();
  task.stop();
  await screen.settled();
  expect(screen.frame()).toBe('[idle]');
});

test('reset aborts and clears the result', async () => {
  await start();
  const { run, signals } = work();
  task.run(run);
  await screen.waitFor('[running]');
  task.reset();
  await screen.waitFor('[idle]');
  expect(signals[0]?.aborted).toBe(true);
});

test('unmounting aborts', async () => {
  await start();
  const { run, signals } = work();
  task.run(run);
  screen.rerender(<Text>elsewhere</Text>);
  await screen.waitFor('elsewhere');
  expect(signals[0]?.aborted).toBe(true);
});
