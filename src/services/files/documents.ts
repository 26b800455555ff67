import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../errors/errors.ts';
import type { DocumentsPort } from '../ports/documents.ts';
import { fileProblem } from './file-error.ts';
import { readAtOnce } from './open-flags.ts';
import { type PathStart, resolvePath } from './resolve-path.ts';

/** Creates access to files that the person names. Refuses pipes, devices and files above the given maximum. */
export function createDocuments(start: PathStart): DocumentsPort {
  return {
    read: async (path, maxBytes) => {
      const absolute = resolvePath(path, start);
      let file: FileHandle | undefined;
      try {
        file = await open(absolute, readAtOnce);
        if (!(await file.stat()).isFile()) {
          throw new AppError({ code: 'files', problem: 'not-a-file', path });
        }
        return await readAtMost(file, path, maxBytes);
      } catch (thrown) {
        if (thrown instanceof AppError) throw thrown;
        const problem = fileProblem(thrown);
        const reported = problem === 'denied' ? 'unreadable' : problem;
        throw new AppError({ code: 'files', problem: reported, path });
      } finally {
        await file?.close();
      }
    },
  };
}

async function readAtMost(file: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const { size } = await file.stat();
  if (size > maxBytes) throw new AppError({ code: 'files', problem: 'too-large', path });
  const bytes = new Uint8Array(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}
