import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { carried } from './check.ts';
import { BINDING, PAGE_SCRIPT, preloadScript, WORLD } from './page-scripts.ts';
import { MessagePortMain } from './ports.ts';
import { fromChromium, toChromium } from './schemes.ts';

/** What the isolated world tells. */
type Told =
  | { readonly type: 'hello'; readonly isTop: boolean }
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly type: 'post'; readonly channel: string; readonly message: unknown; readonly ports: readonly number[] }
  | { readonly type: 'port-message'; readonly port: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly port: number };

type Answer = (event: object, ...args: unknown[]) => unknown;

const answers = new Map<string, Answer>();

/** `ipcMain`, as far as it is in use. */
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, answer: Answer): void => {
    if (answers.has(channel)) throw new Error(`The channel "${channel}" is handled already.`);
    answers.set(channel, answer);
  },
});

/** `WebContents`: a page of Chromium, with the preload script in a world of its own. */
export class WebContents extends EventEmitter {
  readonly #page: Promise<Page>;
  readonly #preload: string;
  #cdp: CDPSession | null = null;
  #mainFrame: string | null = null;
  /** Of the isolated world of the document that is shown. */
  #context: number | null = null;
  readonly #ports = new Map<string, MessagePortMain>();
  #open: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  /** What the app itself loads is not asked about. */
  #ownLoads = 0;

  constructor(page: Promise<Page>, preload: string) {
    super();
    this.#page = page;
    this.#preload = preload;
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.#open = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#tell('send', channel, args.map(carried));
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  selectAll(): void {
    this.#edit('selectAll');
  }

  reload(): void {
    this.#ownLoads += 1;
    void this.#page.then((page) => page.reload());
  }

  async load(url: string): Promise<void> {
    const page = await this.#page;
    if (!this.#cdp) await this.#prepare(page);
    this.#ownLoads += 1;
    await page.goto(toChromium(url));
  }

  async #prepare(page: Page): Promise<void> {
    const cdp = await page.context().newCDPSession(page);
    this.#cdp = cdp;
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) this.#receive(JSON.parse(payload) as Told, executionContextId, page.url());
    });
    cdp.on('Fetch.requestPaused', ({ requestId, request: { url }, frameId }) => {
      void this.#navigate(requestId, fromChromium(url), frameId);
    });
    page.on('popup', (popup) => {
      const { action } = this.#open?.({ url: fromChromium(popup.url()) }) ?? { action: 'allow' };
      if (action === 'deny') void popup.close();
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_SCRIPT });
    const source = preloadScript(toChromium(readFileSync(this.#preload, 'utf8')));
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    // Asked for now: while a document is held back there is no answer.
    this.#mainFrame = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
    await cdp.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  }

  #edit(command: string): void {
    void this.#cdp?.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [command] });
  }

  async #navigate(requestId: string, url: string, frameId: string): Promise<void> {
    const isMainFrame = this.#mainFrame === frameId;
    let isPrevented = false;
    if (isMainFrame && this.#ownLoads > 0) this.#ownLoads -= 1;
    else {
      const details = { url, isMainFrame, preventDefault: () => (isPrevented = true) };
      if (isMainFrame) this.emit('will-navigate', details);
      this.emit('will-frame-navigate', details);
    }
    await (isPrevented
      ? this.#cdp?.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.#cdp?.send('Fetch.continueRequest', { requestId }));
  }

  #receive(told: Told, context: number, url: string): void {
    const senderFrame = { url: fromChromium(url), parent: null };
    switch (told.type) {
      case 'hello':
        if (!told.isTop) return;
        // Another document: what the one before had is no more.
        for (const port of this.#ports.values()) port.ended();
        this.#ports.clear();
        this.#context = context;
        return;
      case 'invoke':
        void this.#invoke(told, { sender: this, senderFrame });
        return;
      case 'post': {
        const ports = told.ports.map((id) => this.#port(context, id));
        ipcMain.emit(told.channel, { sender: this, senderFrame, ports }, told.message);
        return;
      }
      case 'port-message':
        this.#ports.get(`${context} ${told.port}`)?.received(told.data);
        return;
      case 'port-closed':
        this.#ports.get(`${context} ${told.port}`)?.ended();
    }
  }

  async #invoke({ id, channel, args }: Extract<Told, { type: 'invoke' }>, event: object): Promise<void> {
    try {
      const answer = answers.get(channel);
      if (!answer) throw new Error(`No handler registered for '${channel}'`);
      this.#tell('settle', id, carried(await answer(event, ...args)) ?? null, null);
    } catch (error) {
      this.#tell('settle', id, null, `Error invoking remote method '${channel}': ${String(error)}`);
    }
  }

  #port(context: number, id: number): MessagePortMain {
    const port = new MessagePortMain({
      post: (data) => this.#tell('post', id, data),
      close: () => this.#tell('close', id),
    });
    this.#ports.set(`${context} ${id}`, port);
    return port;
  }

  /** Calls a function of the isolated world; where its document has gone, nobody hears it. */
  #tell(name: string, ...args: unknown[]): void {
    if (this.#context === null) return;
    const expression = `standIn.${name}(...${JSON.stringify(args)})`;
    this.#cdp?.send('Runtime.evaluate', { expression, contextId: this.#context }).catch(() => undefined);
  }
}
