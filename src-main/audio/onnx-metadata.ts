import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { PackMetadata } from '../../src-shared/audio/voice-pack.ts';

/** Fields of ModelProto and StringStringEntryProto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const METADATA = 14;
const KEY = 1;
const VALUE = 2;
/** Wire types of protocol buffers. */
const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;
/** Longer values say nothing that is needed here. */
const LONGEST = 65_536;

/**
 * What an ONNX file says of itself (`metadata_props`); its weights are passed over and not read.
 * @returns null where it is no ONNX file
 */
export async function readOnnxMetadata(path: string): Promise<PackMetadata | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const metadata: Record<string, string> = {};
    let at = 0;
    while (at < size) {
      const head = await readAt(file, at, 20);
      const tag = varint(head, 0);
      if (!tag) return null;
      const [field, wire] = [Math.floor(tag.value / 8), tag.value % 8];
      const body = tag.next;
      if (wire === LENGTH) {
        const length = varint(head, body);
        if (!length || at + length.next + length.value > size) return null;
        const start = at + length.next;
        if (field === METADATA && length.value <= LONGEST) {
          const [key, value] = entryIn(await readAt(file, start, length.value));
          metadata[key] = value;
        }
        at = start + length.value;
        continue;
      }
      const skipped =
        wire === VARINT ? varint(head, body)?.next : wire === FIXED_64 ? body + 8 : wire === FIXED_32 ? body + 4 : null;
      if (skipped === null || skipped === undefined) return null;
      at += skipped;
    }
    return metadata;
  } finally {
    await file.close();
  }
}

function entryIn(bytes: Uint8Array): [string, string] {
  const read: Record<number, string> = {};
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const length = tag && varint(bytes, tag.next);
    if (!tag || !length || tag.value % 8 !== LENGTH) break;
    read[Math.floor(tag.value / 8)] = new TextDecoder().decode(bytes.subarray(length.next, length.next + length.value));
    at = length.next + length.value;
  }
  return [read[KEY] ?? '', read[VALUE] ?? ''];
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

function varint(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } | null {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 128 ** index;
    if (byte < 128) return { value, next: at + index + 1 };
  }
  return null;
}
