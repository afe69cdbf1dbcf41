import type { Screenplay } from '../../src-shared/script/screenplay.ts';

/** What was read, and the text in which its ranges count. */
export type ReadText = Screenplay & { readonly text: string };

/** One input of a reader. */
export interface FuzzInput {
  /** Reads it, or writes what was read and reads that. */
  readonly read: () => ReadText | Promise<ReadText>;
  /** In characters or bytes, unpacked: what the time that it may take is measured by. */
  readonly size: number;
  /** As a failure shows it. */
  readonly show: () => string;
}

/** A reader, and what its inputs are made of. */
export interface FuzzedReader {
  readonly name: string;
  /** Of how many drawn inputs it gets one: those that are zipped take ten times as long. */
  readonly oneOf: number;
  readonly draw: (random: () => number) => FuzzInput;
  /** Inputs that are tried each time, by name; made when their turn comes, for they are large. */
  readonly fixed: Readonly<Record<string, () => FuzzInput>>;
}

/** An input that is text. */
export function textInput(text: string, read: (text: string) => ReadText | Promise<ReadText>): FuzzInput {
  return { read: () => read(text), size: text.length, show: () => JSON.stringify(text.slice(0, 2000)) };
}

/** An input that is bytes. @param size of what is packed in it, where it is packed */
export function bytesInput(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => ReadText | Promise<ReadText>,
  size = bytes.length,
): FuzzInput {
  const show = () => `base64 ${Buffer.from(bytes.subarray(0, 6000)).toString('base64')}`;
  return { read: () => read(bytes), size, show };
}
