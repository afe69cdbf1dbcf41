import type { OfflineTts, OfflineTtsConfig } from 'sherpa-onnx-node';
import type { PackModel } from '../../../src-shared/audio/voice-pack.ts';
import type { RawSpeech, SpeechTask } from '../speech-protocol.ts';

type PackTask = Extract<SpeechTask, { readonly engine: 'pack' }>;

/** The voice that spoke last: a film's narrator says many lines one after the other. */
let loaded: { readonly model: string; readonly voice: OfflineTts } | undefined;

/** Says a text with a voice pack. The voice stays loaded until another one speaks. */
export async function speakPack({ text, model, speaker, speed }: PackTask): Promise<RawSpeech> {
  if (loaded?.model !== model.model) {
    const { default: sherpa } = await import('sherpa-onnx-node');
    loaded = { model: model.model, voice: new sherpa.OfflineTts(configOf(model)) };
  }
  const { samples, sampleRate } = loaded.voice.generate({ text, sid: speaker, speed, enableExternalBuffer: false });
  return { samples, rate: sampleRate, words: [], phonemes: [] };
}

function configOf({ kind, model, tokens, vocoder, voices, lexicon, dataDir, ruleFsts }: PackModel): OfflineTtsConfig {
  const given = {
    tokens,
    ...(lexicon === undefined ? {} : { lexicon }),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
  const named = { model, ...(voices === undefined ? {} : { voices }), ...given };
  const models: Record<PackModel['kind'], OfflineTtsConfig['model']> = {
    vits: { vits: { model, ...given } },
    matcha: { matcha: { acousticModel: model, ...(vocoder === undefined ? {} : { vocoder }), ...given } },
    kokoro: { kokoro: named },
    kitten: { kitten: named },
  };
  return {
    // One thread: the same numbers are then added in the same order, and the film's encoders have the other cores.
    model: { ...models[kind], numThreads: 1, provider: 'cpu' },
    ...(ruleFsts === undefined ? {} : { ruleFsts }),
    maxNumSentences: 1,
  };
}
