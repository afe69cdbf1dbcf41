import type { MessagePortMain } from 'electron';
import type { App } from '../../app.ts';
import { answerPage, LARGEST_CALL } from '../../app/answer-calls.ts';

/** Answers the calls that come over a port until it closes, as it does when its page goes; that ends what the page watches. */
export function answerPort(port: MessagePortMain, app: Pick<App, 'router' | 'services'>): void {
  const calls = answerPage(app, async (message) => {
    port.postMessage(message);
    await Promise.resolve();
  });
  async function receive(data: unknown): Promise<void> {
    try {
      // No call takes bytes; files come by the page's scheme.
      if (typeof data !== 'string' || data.length > LARGEST_CALL) throw new Error('That was no call.');
      await calls.receive(data);
    } catch {
      port.close();
    }
  }
  port.on('message', ({ data }) => void receive(data));
  port.on('close', () => calls.close());
  port.start();
}
