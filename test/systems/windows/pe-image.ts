/** Address of the only section in memory. Windows aligns sections to 4096 bytes there, and to 512 in the file. */
export const sectionAddress = 0x1000;

const inFile = 0x200;

export interface ImageKind {
  readonly isLibrary: boolean;
  /** The directory that begins the section: 0 for exports, 1 for imports. */
  readonly directory: 0 | 1;
  /** Offset in the section at which a program starts. */
  readonly start?: number;
}

/**
 * Returns a file of Windows (PE32+, x64) with one section, whose size is a multiple of 512. See "PE Format" in
 * Microsoft's documentation for the fields.
 */
export function peImage(section: Buffer, { isLibrary, directory, start = 0 }: ImageKind): Buffer {
  const header = Buffer.alloc(inFile);
  const pe = 0x40;
  header.write('MZ');
  header.writeUInt32LE(pe, 0x3c);
  header.write('PE\0\0', pe);
  // COFF header: x64, one section, size of the optional header; executable, large addresses, and library or fixed address.
  header.writeUInt16LE(0x8664, pe + 4);
  header.writeUInt16LE(1, pe + 6);
  header.writeUInt16LE(0xf0, pe + 20);
  header.writeUInt16LE(isLibrary ? 0x2022 : 0x23, pe + 22);
  const optional = pe + 24;
  header.writeUInt16LE(0x20b, optional);
  header.writeUInt32LE(isLibrary ? 0 : sectionAddress + start, optional + 16);
  header.writeBigUInt64LE(isLibrary ? 0x1_8000_0000n : 0x1_4000_0000n, optional + 24);
  header.writeUInt32LE(0x1000, optional + 32);
  header.writeUInt32LE(0x200, optional + 36);
  // Needs Windows 6.0.
  header.writeUInt16LE(6, optional + 40);
  header.writeUInt16LE(6, optional + 48);
  header.writeUInt32LE(sectionAddress + 0x1000, optional + 56);
  header.writeUInt32LE(inFile, optional + 60);
  // Runs in a console.
  header.writeUInt16LE(3, optional + 68);
  header.writeUInt16LE(isLibrary ? 0x160 : 0x100, optional + 70);
  for (const at of [72, 80, 88, 96]) header.writeBigUInt64LE(0x1000n, optional + at);
  header.writeUInt32LE(16, optional + 108);
  header.writeUInt32LE(sectionAddress, optional + 112 + 8 * directory);
  header.writeUInt32LE(section.length, optional + 116 + 8 * directory);
  writeSectionHeader(header.subarray(optional + 0xf0), section.length, isLibrary);
  return Buffer.concat([header, section]);
}

function writeSectionHeader(header: Buffer, size: number, isLibrary: boolean): void {
  header.write(isLibrary ? '.edata' : '.text');
  for (const [at, value] of [
    [8, size],
    [12, sectionAddress],
    [16, size],
    [20, inFile],
    // Data that can be read, or code and data that can be read, written and run.
    [36, isLibrary ? 0x4000_0040 : 0xe000_0060],
  ] as const) {
    header.writeUInt32LE(value, at);
  }
}
