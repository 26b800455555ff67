import type { CommandContext, Typed } from '../../command.ts';
import { checkAndKeep, chooseGoal, keptDocument, keptLines, openGoal, tellAside } from './keep.ts';
import { messages } from './messages.ts';
import { readExpiry, readKeyRequest } from './request.ts';
import { takeKey } from './take-key.ts';
import { tellResult } from './tell.ts';

/** Stores a key: one that the service knows, unless told not to ask it. */
export async function setKey(typed: Typed, context: CommandContext): Promise<number> {
  const request = readKeyRequest(typed);
  const services = await context.services();
  const expiresOn = readExpiry(typed, services.clock.now());
  const goal = await chooseGoal(services, request);
  const key = await takeKey(context, messages[context.lang].ask);
  await openGoal(context, services, goal);
  const isChecked = !typed.switches.has('no-check');
  const { profile } = request;
  const kept = await checkAndKeep(context, services, {
    ...{ profile, key, where: goal, expiresOn, isChecked },
  });
  tellAside(context, services, { kept: kept.kept, key });
  tellResult(typed, context, {
    document: keptDocument(kept),
    lines: keptLines(context, kept),
  });
  return 0;
}
