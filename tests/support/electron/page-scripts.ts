/**
 * What stands in for Electron in the page: one script in the page's own world, one in the isolated world of the preload script. Both
 * are sent as text, so each is a function that uses nothing from outside of it.
 */

/** What of a page's globals they use; the tests have Node's. */
interface Globals {
  readonly document: {
    readonly addEventListener: (name: string, reader: (event: { readonly detail: string }) => void) => void;
    readonly dispatchEvent: (event: object) => void;
  };
  readonly top: unknown;
  readonly self: unknown;
}

/** A `MessagePort` of a page. */
interface Port {
  readonly addEventListener: (name: 'message' | 'close', reader: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (data: unknown) => void;
  readonly start: () => void;
  readonly close: () => void;
}

/** Name of the isolated world, of which the page's own scripts see nothing. */
export const WORLD = 'shotloom-preload';
/** The function by which the isolated world reaches the stand-in. */
export const BINDING = 'standInTold';

/** The page's half of `contextBridge`: functions of the isolated world, called through events that carry text. */
function exposeInPage(): void {
  const { document } = globalThis as unknown as Globals;
  const readers = new Map<number, (...args: unknown[]) => void>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let next = 1;
  let answer: { value?: unknown; promise?: number; error?: string } = {};
  const listen = (name: string, reader: (detail: never) => void): void =>
    document.addEventListener(`stand-in:${name}`, (event) => reader(JSON.parse(event.detail) as never));
  listen('answer', (detail: typeof answer) => (answer = detail));
  listen('call-reader', ({ reader, args }: { reader: number; args: unknown[] }) => readers.get(reader)?.(...args));
  listen('settled', ({ promise, value, error }: { promise: number; value?: unknown; error?: string }) => {
    if (error === undefined) promises.get(promise)?.resolve(value);
    else promises.get(promise)?.reject(new Error(error));
    promises.delete(promise);
  });
  listen('expose', ({ key, names }: { key: string; names: string[] }) => {
    const call =
      (name: string) =>
      (...args: unknown[]): unknown => {
        const encoded = args.map((each) => {
          if (typeof each !== 'function') return { value: structuredClone(each) };
          readers.set(next, each as () => void);
          return { reader: next++ };
        });
        const detail = JSON.stringify({ name, args: encoded });
        document.dispatchEvent(new CustomEvent('stand-in:call', { detail }));
        if (answer.error !== undefined) throw new Error(answer.error);
        if (answer.promise === undefined) return answer.value;
        const settled = Promise.withResolvers<unknown>();
        promises.set(answer.promise, settled);
        return settled.promise;
      };
    const value = Object.freeze(Object.fromEntries(names.map((name) => [name, call(name)])));
    Object.defineProperty(globalThis, key, { value, enumerable: true });
  });
}

/** The isolated world's half: the module `electron` of a sandboxed preload script, which sees `contextBridge` and `ipcRenderer`. */
function electronOfPreload(binding: string): void {
  const { document, top, self } = globalThis as unknown as Globals;
  const say = (message: object): void =>
    (globalThis as unknown as Record<string, (text: string) => void>)[binding]?.(JSON.stringify(message));
  const emit = (name: string, detail: object): void => {
    document.dispatchEvent(new CustomEvent(`stand-in:${name}`, { detail: JSON.stringify(detail) }));
  };
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const invoked = new Map<number, PromiseWithResolvers<unknown>>();
  const ports = new Map<number, Port>();
  let next = 1;
  const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  function exposeInMainWorld(key: string, api: Readonly<Record<string, (...args: unknown[]) => unknown>>): void {
    for (const [name, each] of Object.entries(api))
      if (typeof each !== 'function')
        throw new TypeError(`The stand-in exposes functions only, and "${name}" is none.`);
    document.addEventListener('stand-in:call', (event) => {
      const { name, args } = JSON.parse(event.detail) as {
        name: string;
        args: { value?: unknown; reader?: number }[];
      };
      try {
        const given = args.map(({ value, reader }) =>
          reader === undefined
            ? value
            : (...told: unknown[]) => emit('call-reader', { reader, args: structuredClone(told) }),
        );
        const value = api[name]?.(...given);
        if (!(value instanceof Promise)) return emit('answer', { value: structuredClone(value) });
        const promise = next++;
        emit('answer', { promise });
        value.then(
          (settled: unknown) => emit('settled', { promise, value: settled }),
          (error: unknown) => emit('settled', { promise, error: wordsOf(error) }),
        );
      } catch (error) {
        emit('answer', { error: wordsOf(error) });
      }
    });
    emit('expose', { key, names: Object.keys(api) });
  }

  const ipcRenderer = {
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    invoke: async (channel: string, ...args: unknown[]) => {
      const id = next++;
      const settled = Promise.withResolvers<unknown>();
      invoked.set(id, settled);
      say({ type: 'invoke', id, channel, args: structuredClone(args) });
      return await settled.promise;
    },
    postMessage: (channel: string, message: unknown, transfer: readonly Port[] = []) => {
      const given = transfer.map((port) => {
        const id = next++;
        ports.set(id, port);
        port.addEventListener('message', ({ data }) => say({ type: 'port-message', port: id, data }));
        port.addEventListener('close', () => say({ type: 'port-closed', port: id }));
        port.start();
        return id;
      });
      say({ type: 'post', channel, message: structuredClone(message), ports: given });
    },
  };
  const told = {
    settle: (id: number, value: unknown, error: string | null) => {
      if (error === null) invoked.get(id)?.resolve(value);
      else invoked.get(id)?.reject(new Error(error));
      invoked.delete(id);
    },
    send: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...args);
    },
    post: (port: number, data: unknown) => ports.get(port)?.postMessage(data),
    close: (port: number) => ports.get(port)?.close(),
  };
  const modules: Readonly<Record<string, unknown>> = {
    electron: { contextBridge: { exposeInMainWorld }, ipcRenderer },
  };
  Object.assign(globalThis, {
    standIn: told,
    require: (name: string) => {
      if (!(name in modules)) throw new Error(`A sandboxed preload script has no module "${name}".`);
      return modules[name];
    },
  });
  say({ type: 'hello', isTop: top === self });
}

/** The script of the page's world. */
export const PAGE_SCRIPT = `(${exposeInPage.toString()})()`;

/** The script of the isolated world: Electron's part, then the preload script as it was built, a CommonJS module. */
export function preloadScript(preload: string): string {
  return `(${electronOfPreload.toString()})(${JSON.stringify(BINDING)});
(function (module, exports, require) {${preload}
})({ exports: {} }, {}, globalThis.require);`;
}
