/** What Shotloom uses of @echogarden/espeak-ng-emscripten 0.3.5, which brings no types. */
declare module '@echogarden/espeak-ng-emscripten' {
  /** Of the text that was given; positions count characters from 1. */
  export interface EspeakEvent {
    readonly type: 'word' | 'sentence' | 'mark' | 'play' | 'end' | 'msg_terminated' | 'phoneme' | 'samplerate';
    readonly text_position: number;
    /** Milliseconds. */
    readonly audio_position: number;
    /** For `phoneme`: in the IPA. */
    readonly id?: string | number;
  }

  export interface EspeakWorker {
    /** 0 where there is such a voice. */
    set_voice(name: string): number;
    /** Words a minute. */
    set_rate(rate: number): number;
    /** 0 to 99. */
    set_pitch(pitch: number): number;
    get_samplerate(): number;
    /** The callback gets 16-bit samples as they are made; true stops it. */
    synthesize(text: string, callback: (audio: Int16Array, events: readonly EspeakEvent[]) => boolean): void;
  }

  export interface EspeakModule {
    readonly eSpeakNGWorker: new () => EspeakWorker;
  }

  export default function createModule(options?: {
    /** The bytes of espeak-ng.data, where they are read already. */
    readonly getPreloadedPackage?: () => ArrayBuffer;
  }): Promise<EspeakModule>;
}
