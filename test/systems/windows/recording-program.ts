import { peImage, sectionAddress } from './pe-image.ts';

/** Offsets in the only section. */
const places = {
  descriptors: 0,
  names: 0x30,
  addresses: 0x50,
  texts: 0x70,
  code: 0xd0,
  path: 0x140,
};
const sectionSize = 0x600;

/** Offsets of two functions of the system in the table of addresses. */
const [createFile, exitProcess] = [places.addresses, places.addresses + 8] as const;

/**
 * Returns a Windows program of two kilobytes (x64) that creates an empty file, whatever its arguments are, and ends
 * with code 128. `path` is the file's path in ASCII, as Windows names it.
 */
export function recordingProgram(path: string): Buffer {
  const section = Buffer.alloc(sectionSize);
  writeImports(section);
  Buffer.from(code()).copy(section, places.code);
  section.write(`${path}\0`, places.path, 'latin1');
  return peImage(section, { isLibrary: false, directory: 1, start: places.code });
}

function writeImports(section: Buffer): void {
  const [library, ...functions] = ['kernel32.dll', '\0\0CreateFileA', '\0\0ExitProcess'].map(
    (text, index) => {
      const at = places.texts + index * 0x20;
      section.write(`${text}\0`, at, 'latin1');
      return sectionAddress + at;
    },
  );
  section.writeUInt32LE(sectionAddress + places.names, places.descriptors);
  section.writeUInt32LE(library ?? 0, places.descriptors + 12);
  section.writeUInt32LE(sectionAddress + places.addresses, places.descriptors + 16);
  for (const [index, address] of functions.entries()) {
    for (const table of [places.names, places.addresses]) {
      section.writeBigUInt64LE(BigInt(address), table + index * 8);
    }
  }
}

/** The machine code of `CreateFileA(path, GENERIC_WRITE, 0, 0, OPEN_ALWAYS, NORMAL, 0); ExitProcess(128);`. */
function code(): readonly number[] {
  const bytes: number[] = [];
  const add = (...more: readonly number[]) => void bytes.push(...more);
  /** Adds an instruction that ends with the distance of a place from the next instruction. */
  const addWithDistance = (place: number, ...start: readonly number[]) => {
    add(...start);
    const distance = Buffer.alloc(4);
    distance.writeInt32LE(place - (places.code + bytes.length + 4));
    add(...distance);
  };
  /** Stores a number as an argument on the stack. */
  const store = (at: number, value: number) => add(0x48, 0xc7, 0x44, 0x24, at, value, 0, 0, 0);
  add(0x48, 0x83, 0xec, 0x48);
  addWithDistance(places.path, 0x48, 0x8d, 0x0d);
  add(0xba, 0, 0, 0, 0x40);
  add(0x45, 0x31, 0xc0, 0x45, 0x31, 0xc9);
  store(0x20, 4);
  store(0x28, 0x80);
  store(0x30, 0);
  addWithDistance(createFile, 0xff, 0x15);
  add(0xb9, 128, 0, 0, 0);
  addWithDistance(exitProcess, 0xff, 0x15);
  return bytes;
}
