import { play, seek, useWorkspace } from '../app/workspace.ts';
import { usePreviewState } from './preview.ts';
import { cutSeconds, frameAt, frameSeconds, momentOf } from './cut-data.ts';
import { LevelMeter } from './level-meter.ts';
import { markedPart } from './marks.ts';
import { runOn } from './shuttle.ts';
import { useStrip } from './strip-state.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';

/**
 * Shows a film in one of two videos: while another one is loaded, the first goes on. It keeps the play-head of the interface and
 * the picture in step, whichever of them moves.
 */
export class Player {
  readonly meter = new LevelMeter();
  readonly #stop = new AbortController();
  #shown: HTMLVideoElement;
  #spare: HTMLVideoElement;
  #rate: FrameRate = { numerator: 24, denominator: 1 };
  /** The play-head as the player itself last put it. */
  #told = -1;
  /** Where to look next, while the video is still on its way to another place. */
  #wanted: number | null = null;
  #backwards: number | null = null;

  /**
   * @param screen what its videos are put into
   * @param look their class; `data-shown` tells the one that is seen
   * @param name what they show, to who cannot see it
   */
  constructor(screen: HTMLElement, look: string, name: string) {
    const [shown, spare] = [newVideo(look, name), newVideo(look, name)];
    screen.prepend(shown, spare);
    [this.#shown, this.#spare] = [shown, spare];
    for (const video of [shown, spare]) {
      const listen = (event: string, heard: () => void): void =>
        video.addEventListener(event, () => video === this.#shown && heard(), { signal: this.#stop.signal });
      listen('seeked', () => this.#seekOn());
      listen('ended', () => this.#atEnd());
    }
    const watch = useWorkspace.subscribe((now, before) => {
      if (now.playhead_s !== before.playhead_s && now.playhead_s !== this.#told) this.#look(now.playhead_s);
      if (now.playing !== before.playing) this.#run();
    });
    const shuttle = useStrip.subscribe((now, before) => {
      if (now.speed !== before.speed) this.#run();
      if (now.volume !== before.volume) this.#setVolume(now.volume);
    });
    this.#stop.signal.addEventListener('abort', () => {
      watch();
      shuttle();
    });
  }

  /** Shows another film from the same moment on, once its picture is there. */
  open(address: string, rate: FrameRate): void {
    const [spare, shown] = [this.#spare, this.#shown];
    if (!shown.hasAttribute('src')) {
      this.#rate = rate;
      shown.src = address;
      shown.addEventListener('loadeddata', () => this.#begin(shown), { once: true, signal: this.#stop.signal });
      return;
    }
    spare.src = address;
    const loaded = (): void => {
      if (spare.src !== new URL(address, location.href).href) return;
      spare.currentTime = this.#middle(useWorkspace.getState().playhead_s, rate);
      spare.addEventListener('seeked', () => this.#swap(spare, rate), { once: true, signal: this.#stop.signal });
    };
    spare.addEventListener('loadeddata', loaded, { once: true, signal: this.#stop.signal });
  }

  close(): void {
    this.#stop.abort();
    if (this.#backwards !== null) cancelAnimationFrame(this.#backwards);
    for (const video of [this.#shown, this.#spare]) {
      video.pause();
      video.remove();
      video.removeAttribute('src');
    }
    this.meter.close();
  }

  #begin(video: HTMLVideoElement): void {
    video.dataset['shown'] = 'true';
    this.#setVolume(useStrip.getState().volume);
    this.#look(useWorkspace.getState().playhead_s);
    if (useWorkspace.getState().playing) this.#run();
  }

  #swap(video: HTMLVideoElement, rate: FrameRate): void {
    const old = this.#shown;
    if (video !== this.#spare) return;
    old.pause();
    this.#rate = rate;
    [this.#shown, this.#spare] = [video, old];
    old.dataset['shown'] = 'false';
    old.setAttribute('aria-hidden', 'true');
    video.removeAttribute('aria-hidden');
    this.#begin(video);
  }

  #middle(moment: number, rate: FrameRate): number {
    // The middle of a frame is its own whatever is rounded.
    return (frameAt(moment, rate) + 0.5) * frameSeconds(rate);
  }

  #look(moment: number): void {
    if (this.#shown.readyState === 0) return;
    const target = this.#middle(moment, this.#rate);
    if (this.#shown.seeking) this.#wanted = target;
    else this.#shown.currentTime = target;
  }

  #seekOn(): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null && wanted !== this.#shown.currentTime) this.#shown.currentTime = wanted;
  }

  #run(): void {
    const { playing } = useWorkspace.getState();
    const { speed } = useStrip.getState();
    if (this.#backwards !== null) cancelAnimationFrame(this.#backwards);
    this.#backwards = null;
    const video = this.#shown;
    if (!playing || speed === 0 || video.readyState === 0) {
      video.pause();
      return;
    }
    if (speed < 0) {
      video.pause();
      return this.#runBackwards();
    }
    const { start, end } = this.#range();
    const at = useWorkspace.getState().playhead_s;
    const isPastEnd = at >= end - frameSeconds(this.#rate) * 1.5;
    if (isPastEnd) this.#jump(start);
    video.playbackRate = speed;
    this.meter.listenTo(video, useStrip.getState().volume);
    video.play().catch((error: unknown) => {
      // A film that was paused again at once is no failure; one that the browser does not let play stands still.
      if (!(error instanceof DOMException && error.name === 'AbortError')) play(false);
    });
    video.requestVideoFrameCallback((_, frame) => this.#follow(video, frame.mediaTime));
  }

  /** The play-head goes along with the pictures that are shown. */
  #follow(video: HTMLVideoElement, mediaTime: number): void {
    if (video !== this.#shown || video.paused) return;
    const { end, start } = this.#range();
    const moment = momentOf(frameAt(mediaTime + frameSeconds(this.#rate) / 4, this.#rate), this.#rate);
    if (useStrip.getState().looping && moment >= end - frameSeconds(this.#rate)) this.#jump(start);
    else if (!video.seeking) this.#tell(moment);
    video.requestVideoFrameCallback((_, frame) => this.#follow(video, frame.mediaTime));
  }

  #runBackwards(): void {
    const from = useWorkspace.getState().playhead_s;
    let [began, base] = [performance.now(), from];
    const step = (time: number): void => {
      const { speed, looping } = useStrip.getState();
      const { moment, runs } = runOn(base, (time - began) / 1000, speed, this.#range(), looping);
      if (looping && moment > base) [began, base] = [time, moment];
      this.#tell(momentOf(frameAt(moment, this.#rate), this.#rate));
      this.#look(moment);
      if (!runs) return play(false);
      this.#backwards = requestAnimationFrame(step);
    };
    this.#backwards = requestAnimationFrame(step);
  }

  #atEnd(): void {
    if (useStrip.getState().looping && useWorkspace.getState().playing) {
      this.#jump(this.#range().start);
      void this.#shown.play().catch(() => play(false));
    } else play(false);
  }

  #jump(moment: number): void {
    this.#tell(moment);
    this.#look(moment);
  }

  #tell(moment: number): void {
    this.#told = moment;
    seek(moment);
  }

  #range() {
    const { shown } = usePreviewState.getState();
    const seconds = shown ? cutSeconds({ frames: shown.frames, rate: this.#rate }) : this.#shown.duration;
    const { looping, marks } = useStrip.getState();
    return looping ? markedPart(marks, seconds) : { start: 0, end: seconds };
  }

  #setVolume(volume: number): void {
    this.meter.setVolume(this.#shown, volume);
  }
}

function newVideo(look: string, name: string): HTMLVideoElement {
  const video = document.createElement('video');
  video.className = look;
  video.playsInline = true;
  video.preload = 'auto';
  video.setAttribute('aria-label', name);
  return video;
}
