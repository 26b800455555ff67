import { peImage, sectionAddress } from './pe-image.ts';

/** A function that a library passes on to one of another library, both by name. */
export interface Forwarded {
  readonly name: string;
  /** The other library without its ending, a dot, and the function there. */
  readonly target: string;
}

const sectionSize = 0x200;

/**
 * Returns a Windows library that has no code: it exports one function, which the loader takes from another library.
 */
export function forwardingLibrary(file: string, { name, target }: Forwarded): Buffer {
  const section = Buffer.alloc(sectionSize);
  writeExports(section, file, { name, target });
  return peImage(section, { isLibrary: true, directory: 0 });
}

function writeExports(section: Buffer, file: string, { name, target }: Forwarded): void {
  const tables = { functions: 40, names: 44, ordinals: 48 };
  let end = 52;
  const text = (value: string): number => {
    const at = end;
    end += section.write(`${value}\0`, at, 'latin1');
    return sectionAddress + at;
  };
  const fields = [
    [12, text(file)],
    // Ordinals begin at 1; one function, one name.
    [16, 1],
    [20, 1],
    [24, 1],
    [28, sectionAddress + tables.functions],
    [32, sectionAddress + tables.names],
    [36, sectionAddress + tables.ordinals],
    // The loader knows by an address inside this section that it is a text.
    [tables.functions, text(target)],
    [tables.names, text(name)],
  ] as const;
  for (const [at, value] of fields) section.writeUInt32LE(value, at);
}
