import type { Level } from './levels.ts';
import { levelOf } from './levels.ts';

const WINDOW = 2048;

/**
 * Listens to the sound of videos. It is made when something first plays: before a person has done something, browsers let nobody
 * make sound.
 */
export class LevelMeter {
  #context: AudioContext | null = null;
  #gain: GainNode | null = null;
  #analysers: readonly AnalyserNode[] = [];
  readonly #heard = new Map<HTMLVideoElement, MediaElementAudioSourceNode>();
  readonly #samples = new Float32Array(WINDOW);

  /** Lets a video be heard through the meter; the level is that of the film, whatever the volume. */
  listenTo(video: HTMLVideoElement, volume: number): void {
    const context = (this.#context ??= this.#start());
    void context.resume();
    if (!this.#heard.has(video)) {
      const source = context.createMediaElementSource(video);
      const splitter = context.createChannelSplitter(2);
      source.connect(splitter);
      for (const [channel, analyser] of this.#analysers.entries()) splitter.connect(analyser, channel);
      if (this.#gain) source.connect(this.#gain);
      this.#heard.set(video, source);
    }
    this.setVolume(video, volume);
  }

  /** @param volume 0 to 1 */
  setVolume(video: HTMLVideoElement, volume: number): void {
    const isThrough = this.#heard.has(video);
    video.volume = isThrough ? 1 : volume;
    if (this.#gain) this.#gain.gain.value = volume;
  }

  /** The levels of both channels; null before anything was heard. */
  levels(): readonly Level[] | null {
    if (this.#analysers.length === 0) return null;
    return this.#analysers.map((analyser) => {
      analyser.getFloatTimeDomainData(this.#samples);
      return levelOf(this.#samples);
    });
  }

  close(): void {
    void this.#context?.close();
  }

  #start(): AudioContext {
    const context = new AudioContext();
    this.#gain = context.createGain();
    this.#gain.connect(context.destination);
    this.#analysers = [0, 1].map(() => {
      const analyser = context.createAnalyser();
      analyser.fftSize = WINDOW;
      return analyser;
    });
    return context;
  }
}
