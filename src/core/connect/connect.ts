import type { ConnectProblem } from '../../errors/connect-error.ts';
import { AppError } from '../../errors/errors.ts';
import { defaultOrigin } from '../../i18n/provider.ts';
import type { SettingsFile } from '../../services/ports/connections.ts';
import type { Services } from '../../services/ports/services.ts';
import {
  type ConnectionRecord,
  type FileRecord,
  isAt,
  readConnections,
  saveConnection,
} from './connection-records.ts';
import { containsNoneOf, EditError, type TextChange, undoChanges } from './edits/text-edit.ts';
import type { Tool, ToolFile, Wiring } from './tool.ts';

export type ConnectServices = Pick<Services, 'connections' | 'files' | 'environment' | 'clock'>;

/** The change of one settings file. */
export interface FilePlan {
  readonly path: string;
  /** Current text of the file; undefined if it does not exist. */
  readonly before: string | undefined;
  readonly after: string;
  readonly changes: readonly TextChange[];
  /** Folders that the first connection created for the file. */
  readonly folders: readonly string[];
  /** False if this program creates, or created, the file. */
  readonly existed: boolean;
}

/** The changes of connecting a tool. */
export interface ToolPlan {
  readonly tool: Tool;
  readonly wiring: Wiring;
  readonly files: readonly FilePlan[];
  /** True if the files already have all settings. */
  readonly isDone: boolean;
  /** Settings of the person that remain unchanged, such as another default model. */
  readonly kept: readonly string[];
}

/** Returns true if the tool is installed on this machine. */
export async function isInstalled(
  { connections }: Pick<Services, 'connections'>,
  { programs, signs }: Tool,
): Promise<boolean> {
  for (const program of programs) {
    if ((await connections.findProgram(program)) !== undefined) return true;
  }
  for (const sign of signs?.(connections.folders) ?? []) {
    if (await connections.isThere(sign)) return true;
  }
  return false;
}

/**
 * Plans the changes of connecting a tool without writing. Throws the error `connect` if the tool is not installed, or a
 * settings file must not or cannot be changed.
 */
export async function planTool(
  services: ConnectServices,
  tool: Tool,
  wiring: Wiring,
): Promise<ToolPlan> {
  await assertUsable(services, tool, wiring);
  const records = await readConnections(services);
  const files: FilePlan[] = [];
  const kept: string[] = [];
  for (const file of tool.files(wiring)) {
    const plan = await planFile(services, tool, file, records);
    kept.push(...plan.kept);
    files.push(plan.file);
  }
  const isDone = files.every(({ before, after }) => before === after);
  return { tool, wiring, files, isDone, kept };
}

async function assertUsable(
  { connections }: ConnectServices,
  tool: Tool,
  wiring: Wiring,
): Promise<void> {
  if (!(await isInstalled({ connections }, tool))) throw connectError(tool, 'not-installed');
  if (tool.usualOriginOnly && wiring.origin !== defaultOrigin) {
    throw connectError(tool, 'other-address');
  }
  const { plugin } = tool;
  if (plugin === undefined) return;
  const program = await connections.findProgram(tool.programs[0] ?? '');
  const listed = await connections.outputOf(program ?? '', plugin.list);
  if (listed === undefined) throw connectError(tool, 'no-answer', { detail: pluginListLine(tool) });
  if (!listed.includes(plugin.name)) {
    throw connectError(tool, 'plugin-missing', { detail: plugin.install });
  }
}

/** Returns the line that lists the plugins of a tool. */
function pluginListLine({ programs, plugin }: Tool): string {
  return [programs[0], ...(plugin?.list ?? [])].join(' ');
}

async function planFile(
  { connections }: ConnectServices,
  tool: Tool,
  { paths, shadows = [], edit }: ToolFile,
  records: readonly ConnectionRecord[],
): Promise<{ readonly file: FilePlan; readonly kept: readonly string[] }> {
  const { path, found } = await chosenFile(connections, paths);
  if (found.state === 'missing') {
    for (const shadow of shadows) {
      const isThere = (await connections.inspect(shadow)).state !== 'missing';
      if (isThere) throw connectError(tool, 'older-settings', { path: shadow });
    }
  }
  const before = found.state === 'missing' ? undefined : found.text;
  const record = fileRecordOf(records, path);
  // The edit starts from the text without earlier additions, so that a new model replaces the old one.
  const original =
    before === undefined || !record ? undefined : undoChanges(before, record.changes);
  const isOurs = record?.existed === false && original === '';
  const start = isOurs ? undefined : (original ?? before);
  const edited = editOrExplain(tool, path, () => edit(start));
  if (found.state === 'refused' && edited.text !== before) {
    throw connectError(tool, found.problem, { path });
  }
  const file: FilePlan = {
    path,
    before,
    after: edited.text,
    changes: edited.changes,
    folders: record?.folders ?? [],
    existed: before !== undefined && !isOurs,
  };
  return { file, kept: edited.kept ?? [] };
}

/** Returns the first existing path and what is there; the first path if none exists. */
async function chosenFile(
  connections: Services['connections'],
  paths: readonly string[],
): Promise<{ readonly path: string; readonly found: SettingsFile }> {
  for (const path of paths) {
    const found = await connections.inspect(path);
    if (found.state !== 'missing') return { path, found };
  }
  return { path: paths[0] ?? '', found: { state: 'missing' } };
}

/** Edits a text. Converts an EditError to the error `connect`. */
function editOrExplain<T>(tool: Tool, path: string, edit: () => T): T {
  try {
    return edit();
  } catch (thrown) {
    if (!(thrown instanceof EditError)) throw thrown;
    throw connectError(tool, thrown.problem, { path, detail: thrown.detail });
  }
}

/** Applies all changes of a plan or none, and records them. Throws the errors `connect` and `files`. */
export async function applyPlan(services: ConnectServices, plan: ToolPlan): Promise<void> {
  const { tool, wiring, files } = plan;
  const [first] = files;
  if (plan.isDone || first === undefined) return;
  const records = await readConnections(services);
  const earlier = records.find((each) => isAt(each, first.path));
  // The change is recorded before it is made, so that it can be undone even if the program ends in between.
  await saveConnection(services, first.path, recordOf(services, plan, files));
  const written: FilePlan[] = [];
  try {
    for (const file of files) {
      const folders = await write(services, tool, file);
      written.push({ ...file, folders: file.folders.length > 0 ? file.folders : folders });
    }
  } catch (thrown) {
    for (const file of written.toReversed()) await restore(services, file).catch(() => {});
    await saveConnection(services, first.path, earlier);
    throw thrown;
  }
  await saveConnection(services, first.path, recordOf(services, { tool, wiring }, written));
}

function recordOf(
  { clock }: ConnectServices,
  { tool, wiring }: Pick<ToolPlan, 'tool' | 'wiring'>,
  files: readonly FilePlan[],
): ConnectionRecord {
  const { model, origin } = wiring;
  return {
    tool: tool.id,
    at: clock.now(),
    model,
    origin,
    files: files.map(({ path, existed, changes, folders }) => ({
      path,
      existed,
      changes,
      folders,
    })),
  };
}

async function write(
  { connections }: ConnectServices,
  tool: Tool,
  { path, before, after }: FilePlan,
): Promise<readonly string[]> {
  if (before === after) return [];
  const folders = await connections.replace(path, { before, after });
  if (folders === 'changed') throw connectError(tool, 'being-edited', { path });
  return folders;
}

async function restore({ connections }: ConnectServices, file: FilePlan): Promise<void> {
  const { path, before, after, folders } = file;
  if (before === undefined) await connections.remove(path, folders);
  else await connections.replace(path, { before: after, after: before });
}

/** The settings files that undoing restores. */
export interface UndoPlan {
  readonly tool: Tool;
  readonly files: readonly {
    readonly path: string;
    readonly before: string;
    /** The restored text; undefined for a file to delete. */
    readonly after: string | undefined;
    readonly folders: readonly string[];
  }[];
  readonly recordPath: string;
}

/** Plans how to undo the changes of connecting a tool. Throws the error `connect`. */
export async function planUndo(
  services: ConnectServices,
  tool: Tool,
  wiring: Wiring,
): Promise<UndoPlan> {
  const record = recordFor(await readConnections(services), tool, wiring);
  if (record === undefined) throw connectError(tool, 'not-connected');
  return await planRecordUndo(services, tool, record);
}

/**
 * Plans how to undo the changes of one record, in any folder. With `skipsRemoved`, a file from which the person removed
 * all additions counts as undone. Throws AppError `connect`.
 */
export async function planRecordUndo(
  { connections }: Pick<ConnectServices, 'connections'>,
  tool: Tool,
  record: ConnectionRecord,
  { skipsRemoved = false }: { readonly skipsRemoved?: boolean } = {},
): Promise<UndoPlan> {
  const files: UndoPlan['files'][number][] = [];
  for (const each of record.files) {
    const found = await connections.inspect(each.path);
    // The person deleted the file, so there is nothing to undo.
    if (found.state === 'missing') continue;
    const { path, changes, existed, folders } = each;
    if (skipsRemoved && 'text' in found && containsNoneOf(found.text ?? '', changes)) continue;
    if (found.state === 'refused') throw connectError(tool, found.problem, { path });
    const original = undoChanges(found.text, changes);
    if (original === undefined) throw connectError(tool, 'changed', { path });
    const after = !existed && original.trim() === '' ? undefined : original;
    files.push({ path, before: found.text, after, folders });
  }
  return { tool, files, recordPath: record.files[0]?.path ?? '' };
}

/** Undoes the changes and removes their record. Throws the errors `connect` and `files`. */
export async function applyUndo(services: ConnectServices, plan: UndoPlan): Promise<void> {
  for (const { path, before, after, folders } of plan.files.toReversed()) {
    if (after === undefined) await services.connections.remove(path, folders);
    else if (after !== before) {
      const done = await services.connections.replace(path, { before, after });
      if (done === 'changed') throw connectError(plan.tool, 'being-edited', { path });
    }
  }
  await saveConnection(services, plan.recordPath, undefined);
}

/** Returns the record of a tool; for a tool that is set up folder by folder, the record of the working folder. */
export function recordFor(
  records: readonly ConnectionRecord[],
  tool: Tool,
  wiring: Wiring,
): ConnectionRecord | undefined {
  const paths = tool.files(wiring)[0]?.paths ?? [];
  const own = records.filter((each) => each.tool === tool.id);
  return own.find((each) => paths.some((path) => isAt(each, path)));
}

function fileRecordOf(records: readonly ConnectionRecord[], path: string): FileRecord | undefined {
  return records.flatMap(({ files }) => files).find((file) => file.path === path);
}

/** Returns the error for a tool that cannot be connected. */
export function connectError(
  { name }: Tool,
  problem: ConnectProblem,
  more: { readonly path?: string; readonly detail?: string } = {},
): AppError {
  return new AppError({ code: 'connect', problem, tool: name, ...more });
}
