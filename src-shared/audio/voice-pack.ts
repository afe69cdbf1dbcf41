import type { Language } from '../script/screenplay.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** Kinds of neural voices that sherpa-onnx runs. */
export type PackKind = 'vits' | 'matcha' | 'kokoro' | 'kitten';

/** The files of a voice as sherpa-onnx is told of them; all are paths. */
export interface PackModel {
  readonly kind: PackKind;
  readonly model: string;
  readonly tokens: string;
  /** Of Matcha only. */
  readonly vocoder?: string;
  /** Of Kokoro and Kitten: how each speaker sounds. */
  readonly voices?: string;
  /** Several are joined by commas. */
  readonly lexicon?: string;
  /** eSpeak NG's data, for models that hear its phonemes. */
  readonly dataDir?: string;
  /** Rules for figures, dates and 多音字. */
  readonly ruleFsts?: string;
}

/** What an ONNX file says of itself. */
export type PackMetadata = Readonly<Record<string, string>>;

const VOCODER = /(?:vocos|hifigan|vocoder|univ)[^/]*\.onnx$/iu;

/** The model among a pack's files, by their names (relative, with `/`): the first that is no vocoder, quantised ones last. */
export function packModelFile(files: readonly string[]): string | null {
  const models = files.filter((file) => /^[^/]+\.onnx$/iu.test(file) && !VOCODER.test(file));
  const [first] = models.toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return first ?? null;
}

function rank(file: string): number {
  return /int8|uint8|q4|quant/iu.test(file) ? 1 : 0;
}

/**
 * Chooses by the files of a folder, and by what the model says of itself, how sherpa-onnx is to run them.
 * @param files relative to the folder, with `/`
 * @returns files relative to the folder; or what is missing, as a clause for a sentence
 */
export function readPack(files: readonly string[], metadata: PackMetadata): PackModel | { readonly missing: Sentence } {
  const model = packModelFile(files);
  if (model === null) return { missing: say`it holds no model (a file ending in .onnx)` };
  if (!files.includes('tokens.txt')) return { missing: say`it holds no tokens.txt` };
  const voices = files.find((file) => /^voices[^/]*\.bin$/iu.test(file));
  const vocoder = files.find((file) => VOCODER.test(file) && !file.includes('/'));
  const kind = kindOf(metadata['model_type'] ?? '', model, { voices, vocoder });
  const lexica = files.filter((file) => /^lexicon[^/]*\.txt$/iu.test(file)).toSorted();
  const hasData = files.some((file) => file.startsWith('espeak-ng-data/'));
  const fsts = files.filter((file) => /^[^/]+\.fst$/iu.test(file)).toSorted();
  if (kind === 'matcha' && vocoder === undefined)
    return { missing: say`a Matcha voice needs its vocoder (vocos or hifigan .onnx) beside the model` };
  if ((kind === 'kokoro' || kind === 'kitten') && voices === undefined) return { missing: say`it holds no voices.bin` };
  if (!hasData && lexica.length === 0)
    return {
      missing: say`it holds neither lexicon.txt nor the folder espeak-ng-data, one of which tells how words are read`,
    };
  return {
    kind,
    model,
    tokens: 'tokens.txt',
    ...(kind === 'matcha' && vocoder !== undefined ? { vocoder } : {}),
    ...((kind === 'kokoro' || kind === 'kitten') && voices !== undefined ? { voices } : {}),
    ...(lexica.length > 0 ? { lexicon: lexica.join(',') } : {}),
    ...(hasData ? { dataDir: 'espeak-ng-data' } : {}),
    ...(fsts.length > 0 ? { ruleFsts: fsts.join(',') } : {}),
  };
}

function kindOf(
  said: string,
  model: string,
  { voices, vocoder }: { readonly voices: string | undefined; readonly vocoder: string | undefined },
): PackKind {
  if (/kitten/iu.test(said)) return 'kitten';
  if (/kokoro/iu.test(said)) return 'kokoro';
  if (/matcha/iu.test(said)) return 'matcha';
  if (/vits/iu.test(said)) return 'vits';
  if (voices !== undefined) return /kitten/iu.test(model) ? 'kitten' : 'kokoro';
  return vocoder === undefined ? 'vits' : 'matcha';
}

/** One of the speakers of a model. */
export interface PackSpeaker {
  readonly number: number;
  /** Empty where it speaks none of ours. */
  readonly languages: readonly Language[];
  /** null where the model does not say. */
  readonly sex: 'female' | 'male' | null;
}

/** A model has no more speakers than this. */
const MOST_SPEAKERS = 1000;
/** The names of Kokoro's speakers: the language (American and British English, Mandarin), the sex, a name (its VOICES.md). */
const KOKORO_NAME = /^([a-z])([fm])(?:_|$)/u;
const KOKORO_LANGUAGES: Readonly<Record<string, readonly Language[]>> = { a: ['en'], b: ['en'], z: ['zh'] };
/** Those of Kitten's: `expr-voice-2-f`. */
const KITTEN_NAME = /-([fm])$/u;

/** The speakers of a model, as far as it tells of them (`n_speakers`, `speaker_names`). */
export function packSpeakers(metadata: PackMetadata): PackSpeaker[] {
  const said = Number(metadata['n_speakers'] ?? 1);
  const count = Number.isSafeInteger(said) && said > 1 ? Math.min(said, MOST_SPEAKERS) : 1;
  const names = (metadata['speaker_names'] ?? '').split(',');
  const languages = packLanguages(metadata);
  return Array.from({ length: count }, (_, number) => {
    const name = names[number] ?? '';
    const [, tongue, ofKokoro] = KOKORO_NAME.exec(name) ?? [];
    const letter = ofKokoro ?? KITTEN_NAME.exec(name)?.[1];
    return {
      number,
      languages: tongue === undefined ? languages : (KOKORO_LANGUAGES[tongue] ?? []),
      sex: letter === undefined ? null : letter === 'f' ? 'female' : 'male',
    };
  });
}

/** Which of our languages a model says that it speaks; both where it does not say. */
function packLanguages(metadata: PackMetadata): readonly Language[] {
  const said = `${metadata['language'] ?? ''} ${metadata['voice'] ?? ''}`.toLowerCase();
  const zh = /chinese|mandarin|\bzh\b|\bcmn\b/u.test(said);
  const en = /english|\ben(?:[-_ ]|$)/u.test(said);
  if (!zh && !en && said.trim() !== '') return [];
  return zh === en ? ['en', 'zh'] : [zh ? 'zh' : 'en'];
}
