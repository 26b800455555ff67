/** A call to a method of the session bus whose arguments are all texts. */
export interface WireCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly texts: readonly string[];
}

const methodCall = 1;
const methodReturn = 2;
const methodError = 3;

/** One call as D-Bus writes it, little-endian. `serial` is any number from 1 on, of its own for each call. */
export function callBytes(call: WireCall, serial: number): Buffer {
  const body = join(call.texts.map(textBytes), 4);
  const fields = [
    field(1, 'o', call.path),
    field(2, 's', call.interface),
    field(3, 's', call.member),
    field(6, 's', call.destination),
    ...(call.texts.length === 0 ? [] : [signatureField('s'.repeat(call.texts.length))]),
  ];
  const header = join(fields, 8);
  const start = Buffer.from([0x6c, methodCall, 0, 1]);
  const head = Buffer.concat([
    start,
    uint32(body.length),
    uint32(serial),
    uint32(header.length),
    header,
  ]);
  return Buffer.concat([padded(head, 8), body]);
}

/**
 * The replies and errors in what was received, in order, each with all of its bytes. Signals are left out, and so is a
 * message that has not come whole yet.
 */
export function answers(
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

/** Bytes of the message that `bytes` begins with; without end where not even that can be told yet. */
function messageLength(bytes: Buffer): number {
  if (bytes.length < 16) return Number.POSITIVE_INFINITY;
  const little = bytes[0] === 0x6c;
  const number = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return Math.ceil((16 + number(12)) / 8) * 8 + number(4);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function textBytes(text: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(`${text}\0`)]);
}

function field(code: number, type: 'o' | 's', text: string): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), textBytes(text)]);
}

function signatureField(signature: string): Buffer {
  return Buffer.concat([
    Buffer.from([8, 1, 'g'.charCodeAt(0), 0, signature.length]),
    Buffer.from(`${signature}\0`),
  ]);
}

function padded(bytes: Buffer, to: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);
}

/** The parts one after another, each beginning at a multiple of `to`; no padding after the last. */
function join(parts: readonly Buffer[], to: number): Buffer {
  return parts.reduce((whole, part) => Buffer.concat([padded(whole, to), part]), Buffer.alloc(0));
}
