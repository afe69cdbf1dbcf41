/**
 * GB18030 as the decoder of this runtime knows it (WHATWG Encoding Standard, section 10.2), turned round: there is no
 * encoder in Node.
 */

/** The four-byte sequences of the basic plane, 81308130 to 8431A439, and the first of the planes above, 90308130. */
const basicSequences = 39_420;
const firstAbove = 189_000;

let table: ReadonlyMap<string, Uint8Array> | null = null;

/** Encodes text in GB18030, each character in as few bytes as there are. A lone surrogate becomes U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) parts.push(Uint8Array.of(code));
    else if (code >= 0x1_0000) parts.push(fourBytes(firstAbove + code - 0x1_0000));
    else parts.push(bytesOf(character));
  }
  return Buffer.concat(parts);
}

function bytesOf(character: string): Uint8Array {
  table ??= makeTable();
  return table.get(character) ?? bytesOf('\uFFFD');
}

/** The four-byte sequence of a number, counted from 81308130. */
function fourBytes(index: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  );
}

/** Every character of the basic plane beyond ASCII, with its bytes. Made once, in some tens of milliseconds. */
function makeTable(): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const add = (bytes: Uint8Array): void => {
    try {
      const character = decoder.decode(bytes);
      if (character.length === 1 && !found.has(character)) found.set(character, bytes);
    } catch {
      // Bytes that stand for no character.
    }
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(Uint8Array.of(lead, trail));
  }
  for (let index = 0; index < basicSequences; index += 1) add(fourBytes(index));
  return found;
}
