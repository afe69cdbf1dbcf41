/**
 * The few globals that Node, Electron and browsers all have and ECMAScript's own library does not name.
 * They are declared here so that src-shared is checked without the types of any platform.
 */

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}
