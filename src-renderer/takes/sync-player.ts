import { putRight, stepped } from './sync.ts';
import type { TakeRange } from './take-data.ts';

interface Attached {
  readonly video: HTMLVideoElement;
  readonly range: TakeRange;
}

/** Plays up to four videos of one shot by one clock, over and over. The longest of them is the clock. */
export class SyncPlayer {
  readonly #videos = new Map<string, Attached>();
  readonly #readers = new Set<() => void>();
  #time = 0;
  #isPlaying = false;
  #tick: number | null = null;

  /** The moment of the shot, in seconds. */
  readonly time = (): number => this.#time;
  readonly isPlaying = (): boolean => this.#isPlaying;

  /** Calls back when the moment, the length or whether it plays has changed, until what it answers is called. */
  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  /** The longest of what is attached; null where nothing can be played. */
  readonly lead = (): TakeRange | null => this.#lead()?.range ?? null;

  /** Takes a video in, at the moment where the others are; answers how to leave it out again. */
  attach(id: string, video: HTMLVideoElement, range: TakeRange): () => void {
    this.#videos.set(id, { video, range });
    const ready = (): void => this.#align(true);
    video.addEventListener('loadedmetadata', ready);
    ready();
    this.#tell();
    return () => {
      video.removeEventListener('loadedmetadata', ready);
      this.#videos.delete(id);
      this.#tell();
    };
  }

  play(): void {
    this.#isPlaying = true;
    for (const { video } of this.#videos.values()) start(video);
    this.#tick ??= requestAnimationFrame(this.#follow);
    this.#tell();
  }

  pause(): void {
    this.#isPlaying = false;
    if (this.#tick !== null) cancelAnimationFrame(this.#tick);
    this.#tick = null;
    for (const { video } of this.#videos.values()) video.pause();
    this.#align(false);
    this.#tell();
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  seek(time: number): void {
    this.#time = Math.max(0, time);
    this.#align(true);
    this.#tell();
  }

  /** A number of frames on or back. */
  step(frames: number): void {
    const lead = this.lead();
    if (!lead) return;
    this.pause();
    this.seek(stepped(this.#time, frames, lead));
  }

  readonly #follow = (): void => {
    this.#tick = requestAnimationFrame(this.#follow);
    const lead = this.#lead();
    if (!lead || lead.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || lead.video.seeking) return;
    const time = lead.video.currentTime - lead.range.start_s;
    if (time >= lead.range.length_s || lead.video.ended) {
      this.seek(0);
      for (const { video } of this.#videos.values()) start(video);
      return;
    }
    this.#time = Math.max(0, time);
    this.#align(false);
    this.#tell();
  };

  #lead(): Attached | null {
    const all = [...this.#videos.values()];
    return all.toSorted((one, other) => other.range.length_s - one.range.length_s)[0] ?? null;
  }

  /** Puts the videos to the moment; all of them, or only those that follow the clock. */
  #align(also: boolean): void {
    const lead = this.#lead();
    for (const { video, range } of this.#videos.values()) {
      if (!also && video === lead?.video) continue;
      if (video.readyState < HTMLMediaElement.HAVE_METADATA || (video.seeking && !also)) continue;
      const at = putRight(video.currentTime, this.#time, range);
      if (at !== null) video.currentTime = at;
      if (!this.#isPlaying) continue;
      if (this.#time >= range.length_s - range.frame_s) video.pause();
      else if (video.paused) start(video);
    }
  }

  #tell(): void {
    for (const reader of this.#readers) reader();
  }
}

/** A video that is taken away while it begins says so; nobody need know. */
function start(video: HTMLVideoElement): void {
  video.play().catch(() => undefined);
}
