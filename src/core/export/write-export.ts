import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import type { KeylessFormat } from './formats.ts';
import type { ExportPlan } from './plan.ts';
import { exportTexts } from './texts.ts';

/** An export to write, and its path. */
export interface ExportRequest {
  readonly format: KeylessFormat;
  readonly plan: ExportPlan;
  /** Path of the file or folder, as the person gave it. */
  readonly path: string;
  /** True if an existing file may be replaced. */
  readonly replaces: boolean;
}

/**
 * Writes an export, whole or not at all. Throws the errors `files`, and `usage` with `out-exists` or
 * `typescript-name`.
 */
export async function writeExport(
  { exports }: Pick<Services, 'exports'>,
  { format, plan, path, replaces }: ExportRequest,
): Promise<void> {
  if (format === 'typescript') assertTypescriptName(path);
  const files = exportTexts(format, plan, path);
  if (format === 'bruno') await exports.writeFolder(path, files, { replaces });
  else await exports.write(path, files[0].text, { replaces });
}

/** Throws the error `usage` for a name that Node would not run: it accepts types only in files with these endings. */
function assertTypescriptName(path: string): void {
  if (/[^/\\]\.[mc]?ts$/.test(path)) return;
  const named = path.replace(/(?<=[^/\\])\.[^./\\]*$/, '').replace(/[/\\]+$/, '');
  throw new AppError({ code: 'usage', problem: 'typescript-name', given: `${named}.mts` });
}
