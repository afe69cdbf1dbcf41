import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../src-shared/contract/kind-words.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { FilmSettings, GenerationProgress, PromptSummary } from '../../src-shared/contract/schemas.ts';
import type { Hearing } from '../../src-shared/generation/hearing.ts';
import type { GenerationRequest } from '../../src-shared/generation/request.ts';
import { framesOf, rateOf, sealRequest } from '../../src-shared/generation/request.ts';
import type { Entrance, SpokenThing } from '../../src-shared/generation/stress.ts';
import { packStress, shownAmong, spokenThings, stressOf } from '../../src-shared/generation/stress.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { Phoneme, Sound } from '../../src-shared/generation/voice.ts';
import { packVoice, voiceOf } from '../../src-shared/generation/voice.ts';
import { underlaidArguments } from '../../src-shared/render/encode.ts';
import type { WordReader } from '../../src-shared/generation/word-reader.ts';
import { detectLanguage } from '../../src-shared/script/language.ts';
import type { Language } from '../../src-shared/script/screenplay.ts';
import { readSpeechFile } from '../audio/speech-cache.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import { readSound } from '../media/sound.ts';
import { openWords } from '../models/builtin-pack.ts';
import { drawAttention } from '../render/draw-attention.ts';
import { readWords } from '../script/read-words.ts';
import type { TakeWorker } from '../generation/take-worker.ts';
import { seePicture } from './pictures.ts';
import { relay } from './relay.ts';
import { FONTS } from './render.ts';
import type { Services } from './services.ts';

type Progress = z.input<typeof GenerationProgress>;
type Summary = z.input<typeof PromptSummary>;

/** What `takes.fromPrompt` is asked for. */
export interface PromptInput {
  readonly prompt: string;
  readonly kind: 'still' | 'clip';
  /** As long as the voice, or DEFAULT_SECONDS, unless given. */
  readonly seconds?: number | undefined;
  readonly settings: z.output<typeof FilmSettings>;
  /** Grants of files. */
  readonly voice?: string | undefined;
  readonly words?: string | undefined;
  readonly attention?: string | undefined;
  /** Of who is named first, and of whose colours the light takes on. */
  readonly look?: string | undefined;
  readonly palette?: string | undefined;
  readonly entrance?: Entrance | undefined;
  readonly takes?: number | undefined;
  readonly output: string;
}

/** What goes with a prompt: a voice, the things it speaks of, what was seen in pictures. */
interface Conditions {
  readonly sound: Sound | null;
  /** Of a voice that Shotloom spoke itself. */
  readonly phonemes: readonly Phoneme[];
  readonly spoken: readonly SpokenThing[];
  readonly look: string | undefined;
  readonly palette: string | undefined;
}

/** Length of a clip of which nothing else is said. */
const DEFAULT_SECONDS = 4;
/** A clip is no longer than this, however long its voice is. */
const MOST_SECONDS = 60;

/** How takes are made that are only to be chosen from. */
const TRIED = { kind: 'still', width: 128, height: 72 } as const;

const EXTENSION = { still: '.png', clip: '.mp4' } as const;

/** Makes one picture or clip of a prompt at `output`, written beside its place and renamed. */
export function fromPrompt(
  services: Services,
  input: PromptInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const { kind } = input;
    const output = services.grants.path(input.output, 'write');
    if (extname(output).toLowerCase() !== EXTENSION[kind]) {
      throw new ShotloomError(
        'bad_option',
        say`A ${KIND_WORDS[kind]} cannot be written as ${output}: its name must end with ${EXTENSION.clip} for a clip or ${EXTENSION.still} for a still.`,
      );
    }
    if (kind === 'still' && input.words !== undefined) {
      throw new ShotloomError(
        'bad_option',
        say`Nothing is spoken in a still, so ${output} cannot show things as their words are: make a clip (.mp4).`,
      );
    }
    const pack = await services.pack();
    const { manifest, sha256 } = pack;
    const words = await openWords(pack);
    const drawn = input.attention === undefined ? null : services.grants.path(input.attention, 'write');
    const spoken = input.voice === undefined ? null : services.grants.path(input.voice, 'read');
    const sound =
      spoken === null
        ? null
        : await readSound(await services.ffmpeg(), spoken, `${output}.${process.pid}.part.f32`, stop);
    const cues = input.words === undefined ? null : await readWords(services.grants.path(input.words, 'read'));
    const spokenOf = cues === null ? null : spokenThings(input.prompt, cues, words, lengthOf(input, sound));
    const model = { name: manifest.name, sha256, engine_revision: manifest.engine_revision };
    const see = async (grant: string | undefined) =>
      grant === undefined
        ? null
        : await seePicture(services, services.grants.path(grant, 'read'), `${output}.${process.pid}.part.rgb`);
    const conditions: Conditions = {
      sound,
      phonemes: spoken === null ? [] : ((await readSpeechFile(spoken))?.phonemes ?? []),
      spoken: spokenOf ?? [],
      look: (await see(input.look))?.look,
      palette: (await see(input.palette))?.palette,
    };
    const worker = await services.worker();
    const provider = await worker.provider();
    const common = { kind, provider, shot: 1, shots: 1, to_do: 1 };

    const media = `${output}.${process.pid}.part${EXTENSION[kind]}`;
    const heard = `${output}.${process.pid}.heard.part${EXTENSION[kind]}`;
    const layers = `${output}.${process.pid}.part.layers`;
    try {
      const scores = await scoresOf(
        worker,
        input,
        requestOf(input, model, conditions),
        `${output}.${process.pid}.try`,
        stop,
      );
      const best = scores.reduce((at, value, index) => (value > (scores[at] ?? -Infinity) ? index : at), 0);
      const request = requestOf(input, model, conditions, best);
      const { json } = sealRequest(request);
      const onFrames = (frames: number, total: number): void => tell({ ...common, done: 0, work: frames / total });
      const { frames_digest, hearing } = await worker.run(
        { request, json, media, layers, painted: null, begins: null },
        { signal: stop, onFrames },
      );
      if (hearing === null) throw new Error('The built-in model did not say what it heard.');
      if (drawn !== null) {
        await drawAttention(hearing, { ffmpeg: await services.ffmpeg(), fontsDirectory: FONTS }, drawn, stop);
      }
      if (spoken !== null && kind === 'clip') {
        await runFfmpeg(await services.ffmpeg(), underlaidArguments(media, spoken), heard, { signal: stop });
        await rename(heard, output);
      } else await rename(media, output);
      return {
        kind,
        generated: 1,
        reused: 0,
        provider,
        model: manifest.name,
        digest_of_frames: frames_digest,
        hearing,
        ...(scores.length === 0 ? {} : { scores }),
        ...(spokenOf === null ? {} : { stressed: stressedIn(hearing, spokenOf, request.language, words) }),
      };
    } finally {
      await Promise.all([media, heard, layers].map((path) => rm(path, { force: true })));
    }
  }, signal);
}

/** How the discriminator scores the takes that are asked for, by small stills of them; none where one take is enough. */
async function scoresOf(
  worker: TakeWorker,
  { takes = 1 }: PromptInput,
  first: GenerationRequest,
  stem: string,
  signal: AbortSignal,
): Promise<number[]> {
  const scores: number[] = [];
  const [media, layers] = [`${stem}.png`, `${stem}.layers`];
  const silent = (({ voice: _, ...rest }: GenerationRequest) => rest)(first);
  const plain = (({ stress: _, ...rest }: typeof silent) => rest)(silent);
  try {
    for (const take of Array.from({ length: takes > 1 ? takes : 0 }).keys()) {
      const request = { ...plain, ...TRIED, ...(take === 0 ? {} : { take }) };
      await worker.run(
        { request, json: sealRequest(request).json, media, layers, painted: null, begins: null },
        { signal },
      );
      scores.push(Math.round((await worker.score({ request, painted: layers })) * 1e3) / 1e3);
    }
    return scores;
  } finally {
    await Promise.all([media, layers].map((path) => rm(path, { force: true })));
  }
}

/** The thing that is shown, if it is spoken of. */
function stressedIn(
  hearing: Hearing,
  spoken: readonly SpokenThing[],
  language: Language,
  words: WordReader,
): Summary['stressed'] {
  const own = shownAmong(spoken, hearing);
  return own ? { name: words.nameOf(own.thing, language), at_s: [...own.at_s] } : null;
}

/** Seconds of a clip: those given, else as long as its voice. */
function lengthOf({ seconds }: Pick<PromptInput, 'seconds'>, sound: Sound | null): number {
  return seconds ?? (sound === null ? DEFAULT_SECONDS : Math.min(MOST_SECONDS, sound.samples.length / sound.rate));
}

function requestOf(
  { prompt, kind, seconds, settings, entrance = 'stressed' }: PromptInput,
  model: { readonly name: string; readonly sha256: string; readonly engine_revision: number },
  { sound, phonemes, spoken, look, palette }: Conditions,
  take = 0,
): GenerationRequest {
  const { seed, width, height, fps_num, fps_den, style = '' } = settings;
  const rate = rateOf(settings);
  const frames = framesOf(lengthOf({ seconds }, sound), rate);
  const shown = kind === 'still' ? [frames >> 1] : Array.from({ length: frames }, (_, index) => index);
  const moments = shown.map((frame) => (frame * fps_den) / fps_num);
  return {
    kind,
    engine_revision: model.engine_revision,
    model: { name: model.name, sha256: model.sha256 },
    prompt,
    negative: '',
    language: detectLanguage(prompt),
    seed,
    shot_key: prompt,
    ...(take === 0 ? {} : { take }),
    place_key: '',
    identity_keys: [],
    ...(look === undefined ? {} : { looks: [look] }),
    ...(palette === undefined ? {} : { palette }),
    style: plainStyle(style),
    steps: 1,
    width,
    height,
    rate,
    frames,
    handle_frames: 0,
    ...(sound === null ? {} : { voice: packVoice(voiceOf(sound, moments, phonemes)) }),
    ...(spoken.length === 0
      ? {}
      : {
          stress: spoken.map(({ thing, at_s }) => ({
            thing,
            sizes: packStress(stressOf({ at_s }, moments, entrance)),
          })),
        }),
  };
}
