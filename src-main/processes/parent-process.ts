/** The way to the process that started this one: Node's channel, or the port of Electron's utility process. */
interface ParentProcess {
  readonly send: (message: unknown) => void;
  readonly onMessage: (reader: (message: unknown) => void) => void;
}

/** What Electron gives a utility process (electron/docs/api/parent-port.md). */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', reader: (event: { readonly data: unknown }) => void) => void;
}

/** Reaches the process that started this one. From then on this one ends when that one does, and lets it answer Ctrl-C. */
export function parentProcess(): ParentProcess {
  // Ctrl-C reaches the whole process group; the parent decides what it means.
  process.on('SIGINT', () => undefined);
  const port = 'parentPort' in process ? (process.parentPort as ParentPort | null | undefined) : null;
  if (port) {
    // Chromium ends a utility process whose program has gone.
    return {
      send: (message) => port.postMessage(message),
      onMessage: (reader) => port.on('message', ({ data }) => reader(data)),
    };
  }
  // Not by `process.exit`: it would end a model's threads in the middle of their work, which ONNX Runtime answers with an abort.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  return {
    send: (message) => void process.send?.(message),
    onMessage: (reader) => void process.on('message', reader),
  };
}
