/** A function that a library passes on to one of another library, both by name. */
export interface Forwarded {
  readonly name: string;
  /** The other library without its ending, a dot, and the function there. */
  readonly target: string;
}

/** Addresses and offsets of the only section. Windows aligns sections to 4096 bytes in memory and 512 in the file. */
const inMemory = 0x1000;
const inFile = 0x200;
const sectionSize = 0x200;

/**
 * Returns a Windows library (PE32+, x64) that has no code: it exports one function, which the loader takes from another
 * library. See "PE Format" in Microsoft's documentation for the fields.
 */
export function forwardingLibrary(file: string, { name, target }: Forwarded): Buffer {
  const image = Buffer.alloc(inFile + sectionSize);
  writeHeaders(image);
  writeExports(image.subarray(inFile), file, { name, target });
  return image;
}

function writeHeaders(image: Buffer): void {
  const pe = 0x40;
  image.write('MZ');
  image.writeUInt32LE(pe, 0x3c);
  image.write('PE\0\0', pe);
  // COFF header: x64, one section, size of the optional header; executable, large addresses, library.
  image.writeUInt16LE(0x8664, pe + 4);
  image.writeUInt16LE(1, pe + 6);
  image.writeUInt16LE(0xf0, pe + 20);
  image.writeUInt16LE(0x2022, pe + 22);
  const optional = pe + 24;
  image.writeUInt16LE(0x20b, optional);
  image.writeBigUInt64LE(0x1_8000_0000n, optional + 24);
  image.writeUInt32LE(inMemory, optional + 32);
  image.writeUInt32LE(0x200, optional + 36);
  // Needs Windows 6.0.
  image.writeUInt16LE(6, optional + 40);
  image.writeUInt16LE(6, optional + 48);
  image.writeUInt32LE(inMemory * 2, optional + 56);
  image.writeUInt32LE(inFile, optional + 60);
  image.writeUInt16LE(3, optional + 68);
  // May be loaded at any address; its data can't be run.
  image.writeUInt16LE(0x160, optional + 70);
  for (const at of [72, 80, 88, 96]) image.writeBigUInt64LE(0x1000n, optional + at);
  // 16 directories, of which the first is the table of exports.
  image.writeUInt32LE(16, optional + 108);
  image.writeUInt32LE(inMemory, optional + 112);
  image.writeUInt32LE(sectionSize, optional + 116);
  const section = optional + 0xf0;
  image.write('.edata', section);
  for (const [at, value] of [
    [8, sectionSize],
    [12, inMemory],
    [16, sectionSize],
    [20, inFile],
    // Initialized data that can be read.
    [36, 0x4000_0040],
  ] as const) {
    image.writeUInt32LE(value, section + at);
  }
}

function writeExports(section: Buffer, file: string, { name, target }: Forwarded): void {
  const tables = { functions: 40, names: 44, ordinals: 48 };
  let end = 52;
  const text = (value: string): number => {
    const at = end;
    end += section.write(`${value}\0`, at, 'latin1');
    return inMemory + at;
  };
  const fields = [
    [12, text(file)],
    // Ordinals begin at 1; one function, one name.
    [16, 1],
    [20, 1],
    [24, 1],
    [28, inMemory + tables.functions],
    [32, inMemory + tables.names],
    [36, inMemory + tables.ordinals],
    // The loader knows by an address inside this section that it is a text.
    [tables.functions, text(target)],
    [tables.names, text(name)],
  ] as const;
  for (const [at, value] of fields) section.writeUInt32LE(value, at);
}
