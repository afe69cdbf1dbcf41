/** So many bytes lie about before they are given back: a collection takes as long as a small picture. */
const ENOUGH = 64 << 20;

let loose = 0;

/**
 * Tells that so many bytes of tensors are no longer used, and gives them back once they are many. Tensors lie outside V8's
 * heap, which sees no reason to collect: without this a worker keeps two or three shots where one is enough. Node has `gc`
 * only with --expose-gc, as WorkerClient starts it.
 */
export function letGo(bytes: number): void {
  loose += bytes;
  if (loose < ENOUGH) return;
  loose = 0;
  globalThis.gc?.();
}

/** What tensors hold. */
export function bytesIn(tensors: Iterable<{ readonly data: unknown }>): number {
  let sum = 0;
  for (const { data } of tensors) sum += ArrayBuffer.isView(data) ? data.byteLength : 0;
  return sum;
}

/** Gives what a tensor holds back at once; nobody may read it any more. */
export function giveBack({ data }: { readonly data: unknown }): void {
  if (ArrayBuffer.isView(data) && data.buffer instanceof ArrayBuffer) data.buffer.transfer(0);
}
