import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';

/** Frames a second of the film, and the longest that one picture stands in it: waiting is shortened to that. */
const RATE = 15;
const LONGEST_S = 1.2;

interface Frame {
  readonly path: string;
  readonly at_s: number;
  readonly pace: number;
}

/** What a page shows, as a film. Headless pages have no pointer, so one is drawn where the mouse is. */
export class Recording {
  readonly #session: CDPSession;
  readonly #folder: string;
  readonly #frames: Frame[] = [];
  /** How many times as fast as it happens it is shown from now on. */
  pace = 1;

  private constructor(session: CDPSession, folder: string) {
    this.#session = session;
    this.#folder = folder;
  }

  /** Begins with what the page shows now. */
  static async start(page: Page): Promise<Recording> {
    await page.evaluate(POINTER);
    const session = await page.context().newCDPSession(page);
    const recording = new Recording(session, mkdtempSync(join(tmpdir(), 'shotloom-recording-')));
    session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      const path = join(recording.#folder, `${String(recording.#frames.length).padStart(6, '0')}.jpg`);
      writeFileSync(path, data, 'base64');
      recording.#frames.push({ path, at_s: metadata.timestamp ?? 0, pace: recording.pace });
      void session.send('Page.screencastFrameAck', { sessionId });
    });
    await session.send('Page.startScreencast', { format: 'jpeg', quality: 92 });
    return recording;
  }

  /** Ends it, and writes it as an MP4. */
  async stop(file: string): Promise<void> {
    await this.#session.send('Page.stopScreencast');
    mkdirSync(dirname(file), { recursive: true });
    const list = join(this.#folder, 'frames.txt');
    writeFileSync(list, concatList(this.#frames));
    const x264 = ['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '23', '-pix_fmt', 'yuv420p'];
    const task = {
      inputs: [{ source: list, options: ['-f', 'concat', '-safe', '0'] }],
      output: ['-vf', `fps=${RATE}`, ...x264, '-movflags', '+faststart', '-an'],
    };
    await runFfmpeg(await locateFfmpeg(), task, file);
    rmSync(this.#folder, { recursive: true });
  }
}

/** Every frame for as long as it was seen, as ffmpeg's concat demuxer reads it; the last one twice, since its length counts only so. */
function concatList(frames: readonly Frame[]): string {
  const lines = frames.map(({ path, at_s, pace }, index) => {
    const next = frames[index + 1];
    const seen = next ? Math.min(LONGEST_S, Math.max(0, next.at_s - at_s) / pace) : LONGEST_S;
    return `file '${path}'\nduration ${seen.toFixed(4)}\n`;
  });
  const last = frames.at(-1);
  return lines.join('') + (last ? `file '${last.path}'\n` : '');
}

/** A pointer that follows the mouse, and a ring where it is pressed. */
const POINTER = `(() => {
  const pointer = document.createElement('div');
  const sign = (shape) => 'path("' + shape + '")';
  Object.assign(pointer.style, {
    position: 'fixed', left: '-40px', top: '-40px', width: '18px', height: '26px', zIndex: 2147483647,
    pointerEvents: 'none', background: '#fff', filter: 'drop-shadow(0 0 1px #000) drop-shadow(0 1px 2px #0009)',
    clipPath: sign('M1 1v18l4.6-4.2 2.9 6.8 3-1.3-2.9-6.6h6.2z'),
  });
  const ring = document.createElement('div');
  Object.assign(ring.style, {
    position: 'fixed', left: '-40px', top: '-40px', width: '28px', height: '28px', margin: '-14px 0 0 -14px', zIndex: 2147483646,
    pointerEvents: 'none', borderRadius: '50%', border: '2px solid #ffb454', opacity: 0, transition: 'opacity 400ms',
  });
  document.documentElement.append(ring, pointer);
  const follow = ({ clientX, clientY }) => {
    for (const each of [ring, pointer]) Object.assign(each.style, { left: clientX + 'px', top: clientY + 'px' });
  };
  addEventListener('pointermove', follow, true);
  addEventListener('pointerdown', (event) => { follow(event); ring.style.opacity = 1; }, true);
  addEventListener('pointerup', () => setTimeout(() => { ring.style.opacity = 0; }, 200), true);
})()`;
