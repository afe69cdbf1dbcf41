import type { BrowserWindow } from 'electron';
import { Notification, powerSaveBlocker } from 'electron';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../app.ts';
import type { Activity } from './activity.ts';
import { activityAfter, IDLE } from './activity.ts';
import type { DesktopWords } from './words.ts';

/** How long it rests where the queue cannot be watched (no library yet, one that is damaged), in milliseconds. */
const REST_MS = 5000;

/** What it shows with. */
interface Around {
  readonly window: () => BrowserWindow | null;
  readonly words: () => DesktopWords;
}

/**
 * Shows outside of the page what the queue does until a signal fires: the machine is kept from sleeping and the taskbar shows how
 * far it is while something is made, and who looks elsewhere is told when all of it is done. It is kept from sleeping while models are downloaded, too.
 */
export async function followQueue({ calls }: Pick<App, 'calls'>, around: Around, signal: AbortSignal): Promise<void> {
  let activity = IDLE;
  const making = new Wakefulness();
  const downloading = new Wakefulness();
  const show = (next: Activity): void => {
    making.keep(next.progress !== null);
    const window = around.window();
    // -1 shows none.
    window?.setProgressBar(next.progress ?? -1);
    if (activity.jobs > 0 && next.progress === null && window?.isFocused() !== true) tellDone(activity.jobs, around);
    activity = next;
  };
  await Promise.all([
    untilEnd(signal, async () => {
      for await (const queue of await calls.jobs.watch({}, { signal })) show(activityAfter(activity, queue));
    }),
    untilEnd(signal, async () => {
      for await (const downloads of await calls.models.downloads(undefined, { signal }))
        downloading.keep(downloads.some(({ state }) => state.status === 'running'));
    }),
  ]);
  show(IDLE);
  downloading.keep(false);
}

/** Follows something again and again, also where it cannot be followed at times. */
async function untilEnd(signal: AbortSignal, follow: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await follow();
    } catch {
      await sleep(REST_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Keeps the machine from sleeping, or lets it. */
class Wakefulness {
  #blocker: number | null = null;

  keep(isWanted: boolean): void {
    if (isWanted) this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}

function tellDone(jobs: number, { window, words }: Around): void {
  if (!Notification.isSupported()) return;
  const { done } = words();
  const told = new Notification({ title: done.title, body: done.body.replace('{{count}}', String(jobs)) });
  told.on('click', () => window()?.show());
  told.show();
}
