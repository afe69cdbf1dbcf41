/**
 * Gives back what is no longer used. Tensors lie outside V8's heap, which sees no reason to collect: without this a worker
 * keeps two or three shots where one is enough. Node has `gc` only with --expose-gc, as WorkerClient starts it.
 */
export function collectTensors(): void {
  globalThis.gc?.();
}
