import { levelOf } from './levels.ts';
import type { Level } from './levels.ts';

/** What browsers can record, the first that this one can is taken. */
const FORMATS = [
  { type: 'audio/webm;codecs=opus', ending: 'webm' },
  { type: 'audio/mp4', ending: 'm4a' },
  { type: 'audio/ogg;codecs=opus', ending: 'ogg' },
] as const;

/** A recording, with the ending of a name for it. */
export interface Recording {
  readonly bytes: Blob;
  readonly ending: string;
}

/** Records a microphone as it is: what browsers do to speech for calls would be heard in a film. */
export class Recorder {
  readonly #stream: MediaStream;
  readonly #context = new AudioContext();
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(2048);
  #recorder: MediaRecorder | null = null;

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    this.#analyser = this.#context.createAnalyser();
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  /** Opens the microphone. @throws DOMException where there is none, or it may not be used */
  static async open(): Promise<Recorder> {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return new Recorder(await navigator.mediaDevices.getUserMedia({ audio }));
  }

  /** How loud it is now. */
  level(): Level {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  /** Records until the answer is called; that gives what was recorded. */
  start(): () => Promise<Recording> {
    const format = FORMATS.find(({ type }) => MediaRecorder.isTypeSupported(type)) ?? FORMATS[0];
    const recorder = new MediaRecorder(this.#stream, { mimeType: format.type, audioBitsPerSecond: 192_000 });
    const parts: Blob[] = [];
    const ended = Promise.withResolvers<Recording>();
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () =>
      ended.resolve({ bytes: new Blob(parts, { type: format.type }), ending: format.ending }),
    );
    recorder.start();
    this.#recorder = recorder;
    return async () => {
      if (recorder.state !== 'inactive') recorder.stop();
      return await ended.promise;
    };
  }

  close(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#context.close();
  }
}
