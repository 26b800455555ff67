/** A part of a Mach-O file that macOS maps into memory. */
export interface Segment {
  readonly name: string;
  readonly address: number;
  readonly memory: number;
  readonly offset: number;
  readonly size: number;
  readonly sections: readonly Section[];
}

interface Section {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

export interface MachO {
  readonly cpu: 'arm64' | 'x64' | 'other';
  readonly isExecutable: boolean;
  readonly segments: readonly Segment[];
  readonly isSigned: boolean;
  /** Bytes of the header and its commands, which must end before the first section. */
  readonly headerSize: number;
}

const magic = 0xfeedfacf;
const cpus: Readonly<Record<number, 'arm64' | 'x64'>> = { 16777228: 'arm64', 16777223: 'x64' };
const [segmentCommand, signatureCommand] = [0x19, 0x1d];
const [headerBytes, segmentBytes, sectionBytes] = [32, 72, 80];

/** Reads the header of a 64-bit Mach-O file for one processor. Throws for any other file. */
export function readMachO(file: Buffer): MachO {
  if (file.readUInt32LE(0) !== magic) throw new Error('This is no Mach-O file.');
  const segments: Segment[] = [];
  let isSigned = false;
  let place = headerBytes;
  for (let left = file.readUInt32LE(16); left > 0; left -= 1) {
    const command = file.readUInt32LE(place);
    const next = place + file.readUInt32LE(place + 4);
    if (command === segmentCommand) segments.push(readSegment(file.subarray(place, next)));
    if (command === signatureCommand) isSigned = true;
    place = next;
  }
  if (place !== headerBytes + file.readUInt32LE(20)) throw new Error('The commands do not fit.');
  return {
    cpu: cpus[file.readUInt32LE(4)] ?? 'other',
    isExecutable: file.readUInt32LE(12) === 2,
    segments,
    isSigned,
    headerSize: place,
  };
}

function readSegment(command: Buffer): Segment {
  const sections = Array.from({ length: command.readUInt32LE(64) }, (_, index) => {
    const section = command.subarray(segmentBytes + index * sectionBytes);
    return {
      name: nameAt(section, 0),
      offset: section.readUInt32LE(48),
      size: numberAt(section, 40),
    };
  });
  return {
    name: nameAt(command, 8),
    address: numberAt(command, 24),
    memory: numberAt(command, 32),
    offset: numberAt(command, 40),
    size: numberAt(command, 48),
    sections,
  };
}

const numberAt = (bytes: Buffer, place: number) => Number(bytes.readBigUInt64LE(place));

function nameAt(bytes: Buffer, place: number): string {
  return bytes.toString('latin1', place, place + 16).replace(/\0+$/, '');
}
