/** A call to a method of the session bus whose arguments are all texts. */
export interface DbusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly texts: readonly string[];
}

const methodCall = 1;
const methodReturn = 2;
const methodError = 3;

/**
 * Encodes one D-Bus call, little-endian, one character per byte, because all names are ASCII. `serial` is a positive
 * number that is unique per call.
 */
export function encodeCall(call: DbusCall, serial: number): string {
  const body = call.texts.reduce((before, text) => padded(before, 4) + textOf(text), '');
  const fields = [
    `\x01\x01o\0${textOf(call.path)}`,
    `\x02\x01s\0${textOf(call.interface)}`,
    `\x03\x01s\0${textOf(call.member)}`,
    `\x06\x01s\0${textOf(call.destination)}`,
  ];
  const { length } = call.texts;
  if (length > 0) fields.push(`\x08\x01g\0${String.fromCharCode(length)}${'s'.repeat(length)}\0`);
  const header = fields.reduce((before, field) => padded(before, 8) + field, '');
  const lengths = uint32(body.length) + uint32(serial) + uint32(header.length);
  return padded(`l${String.fromCharCode(methodCall)}\0\x01${lengths}${header}`, 8) + body;
}

/**
 * Returns the complete replies in the received bytes, in order; `ok` is false for an error. Ignores signals and
 * incomplete messages.
 */
export function repliesIn(
  received: Buffer,
): readonly { readonly ok: boolean; readonly bytes: Buffer }[] {
  const found: { ok: boolean; bytes: Buffer }[] = [];
  let rest = received;
  for (let length = messageLength(rest); length <= rest.length; length = messageLength(rest)) {
    const type = rest[1];
    if (type === methodReturn || type === methodError) {
      found.push({ ok: type === methodReturn, bytes: rest.subarray(0, length) });
    }
    rest = rest.subarray(length);
  }
  return found;
}

/** Returns the length of the first message; Infinity if its header is not complete yet. */
function messageLength(bytes: Buffer): number {
  if (bytes.length < 16) return Number.POSITIVE_INFINITY;
  const little = bytes[0] === 0x6c;
  const number = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return Math.ceil((16 + number(12)) / 8) * 8 + number(4);
}

const uint32 = (value: number): string =>
  String.fromCharCode(...[0, 8, 16, 24].map((bits) => (value >> bits) & 0xff));

const textOf = (text: string): string => `${uint32(text.length)}${text}\0`;

/** Returns the bytes, with zeros added up to the next multiple of `size`. */
const padded = (bytes: string, size: number): string =>
  bytes.padEnd(Math.ceil(bytes.length / size) * size, '\0');
