import type { ErrorData } from '../../errors/errors.ts';
import { AppError } from '../../errors/errors.ts';
import { type ConnectServices, isInstalled, planTool, recordFor } from './connect.ts';
import { readConnections } from './connection-records.ts';
import { containsChanges } from './edits/text-edit.ts';
import { tools } from './registry.ts';
import { type Tool, type ToolId, toolIds, type Wiring } from './tool.ts';

/**
 * State of a tool. `ready`: it can be connected. `connected`: its settings have the additions. `outdated`: it was
 * connected with another model or address. `changed`: the additions are gone. `blocked`: its current settings prevent a
 * connection.
 */
export type ToolState =
  | 'not-installed'
  | 'ready'
  | 'connected'
  | 'outdated'
  | 'changed'
  | 'blocked';

export interface ToolStatus {
  readonly tool: Tool;
  readonly state: ToolState;
  /** The connected settings files, or those that would be used. */
  readonly paths: readonly string[];
  /** Why the tool is blocked. */
  readonly error?: ErrorData;
  /** The model that the tool was connected to. */
  readonly model?: string;
}

/**
 * Returns the status of every tool without changing anything. Throws the error `files` if the records cannot be read.
 */
export async function toolStatuses(
  services: ConnectServices,
  wiring: Wiring,
): Promise<readonly ToolStatus[]> {
  const statuses: ToolStatus[] = [];
  for (const id of toolIds) statuses.push(await toolStatus(services, id, wiring));
  return statuses;
}

/** Returns the status of one tool without changing anything. */
export async function toolStatus(
  services: ConnectServices,
  id: ToolId,
  wiring: Wiring,
): Promise<ToolStatus> {
  const tool = tools[id];
  const record = recordFor(await readConnections(services), tool, wiring);
  const installed = await isInstalled(services, tool);
  if (record === undefined) {
    if (!installed) return { tool, state: 'not-installed', paths: [] };
    return await statusWithoutRecord(services, tool, wiring);
  }
  const paths = record.files.map(({ path }) => path);
  const common = { tool, paths, model: record.model };
  if (!installed) return { ...common, state: 'not-installed' };
  for (const { path, changes } of record.files) {
    const found = await services.connections.inspect(path);
    const text = found.state === 'missing' ? undefined : found.text;
    if (text === undefined || !containsChanges(text, changes))
      return { ...common, state: 'changed' };
  }
  const isSame = record.model === wiring.model && record.origin === wiring.origin;
  return { ...common, state: isSame ? 'connected' : 'outdated' };
}

/** Returns the status of an installed tool without a record. */
async function statusWithoutRecord(
  services: ConnectServices,
  tool: Tool,
  wiring: Wiring,
): Promise<ToolStatus> {
  try {
    const { files, isDone } = await planTool(services, tool, wiring);
    const paths = files.map(({ path }) => path);
    return { tool, state: isDone ? 'connected' : 'ready', paths };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.error.code !== 'connect') throw thrown;
    return { tool, state: 'blocked', paths: [], error: thrown.error };
  }
}
