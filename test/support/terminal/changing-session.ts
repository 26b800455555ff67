import type { ScenarioName } from '../../../src/emulator/scenario-names.ts';
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../../src/emulator/server.ts';
import { inSession, type Session, type SessionOptions } from './session.ts';

/** Replaces the service at the address of the session by another one or none. The default pace is `none`. */
export type Serve = (
  scenario: ScenarioName | undefined,
  pace?: EmulatorOptions['pace'],
) => Promise<void>;

/** Sets up a session at whose address `serve` starts one service after another, or none. At first, there is none. */
export async function inChangingSession(
  use: (session: Session, serve: Serve) => Promise<void>,
  options: Omit<SessionOptions, 'scenario' | 'pace'> = {},
): Promise<void> {
  await inSession({ ...options, scenario: undefined }, async (session) => {
    const port = Number(new URL(session.url).port);
    let service: Emulator | undefined;
    const serve: Serve = async (scenario, pace = 'none') => {
      await service?.close();
      service = scenario && (await startEmulator({ scenario, port, pace }));
    };
    try {
      await use(session, serve);
    } finally {
      await service?.close();
    }
  });
}
