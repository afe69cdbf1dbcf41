/** What Shotloom uses of sherpa-onnx-node 1.13.8, after the JSDoc of its types.js and non-streaming-tts.js. */
declare module 'sherpa-onnx-node' {
  interface VitsModelConfig {
    readonly model?: string;
    readonly lexicon?: string;
    readonly tokens?: string;
    readonly dataDir?: string;
  }

  interface MatchaModelConfig {
    readonly acousticModel?: string;
    readonly vocoder?: string;
    readonly lexicon?: string;
    readonly tokens?: string;
    readonly dataDir?: string;
  }

  interface KokoroModelConfig {
    readonly model?: string;
    readonly voices?: string;
    readonly tokens?: string;
    readonly dataDir?: string;
    readonly lexicon?: string;
  }

  interface KittenModelConfig {
    readonly model?: string;
    readonly voices?: string;
    readonly tokens?: string;
    readonly dataDir?: string;
  }

  export interface OfflineTtsConfig {
    readonly model: {
      readonly vits?: VitsModelConfig;
      readonly matcha?: MatchaModelConfig;
      readonly kokoro?: KokoroModelConfig;
      readonly kitten?: KittenModelConfig;
      readonly numThreads?: number;
      readonly provider?: string;
    };
    readonly ruleFsts?: string;
    readonly maxNumSentences?: number;
  }

  export class OfflineTts {
    /** Throws where a file is missing or wrong. */
    constructor(config: OfflineTtsConfig);
    readonly numSpeakers: number;
    readonly sampleRate: number;
    generate(request: {
      readonly text: string;
      readonly sid: number;
      readonly speed: number;
      readonly enableExternalBuffer?: boolean;
    }): { readonly samples: Float32Array; readonly sampleRate: number };
  }
  /** A CommonJS module whose names Node does not see. */
  const sherpa: { readonly OfflineTts: typeof OfflineTts };
  export default sherpa;
}
