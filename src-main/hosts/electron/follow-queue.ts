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
 * far it is while something is made, and who looks elsewhere is told when all of it is done.
 */
export async function followQueue({ calls }: Pick<App, 'calls'>, around: Around, signal: AbortSignal): Promise<void> {
  let activity = IDLE;
  let blocker: number | null = null;
  const show = (next: Activity): void => {
    if (next.progress !== null) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    const window = around.window();
    // -1 shows none.
    window?.setProgressBar(next.progress ?? -1);
    if (activity.jobs > 0 && next.progress === null && window?.isFocused() !== true) tellDone(activity.jobs, around);
    activity = next;
  };
  while (!signal.aborted) {
    try {
      for await (const queue of await calls.jobs.watch({}, { signal })) show(activityAfter(activity, queue));
    } catch {
      await sleep(REST_MS, undefined, { signal }).catch(() => undefined);
    }
  }
  show(IDLE);
}

function tellDone(jobs: number, { window, words }: Around): void {
  if (!Notification.isSupported()) return;
  const { done } = words();
  const told = new Notification({ title: done.title, body: done.body.replace('{{count}}', String(jobs)) });
  told.on('click', () => window()?.show());
  told.show();
}
