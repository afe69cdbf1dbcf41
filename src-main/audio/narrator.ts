import { createRequire } from 'node:module';
import { stat } from 'node:fs/promises';
import { release } from 'node:os';
import { espeakSegments } from '../../src-shared/audio/espeak-text.ts';
import { espeakSettings, espeakVoices } from '../../src-shared/audio/espeak-voices.ts';
import type { Pronunciation } from '../../src-shared/audio/pronunciation.ts';
import { prepareSpeech } from '../../src-shared/audio/pronunciation.ts';
import type { ChosenVoice, Speech, VoiceOffer } from '../../src-shared/audio/speech.ts';
import { recordingDigest, speechDigest } from '../../src-shared/audio/speech.ts';
import type { SaidStretch } from '../../src-shared/audio/spoken-line.ts';
import { spokenLine } from '../../src-shared/audio/spoken-line.ts';
import type { SpokenText } from '../../src-shared/audio/spoken-text.ts';
import { plainText } from '../../src-shared/audio/system-voices.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type { Language } from '../../src-shared/script/screenplay.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { recordedSpeech } from './recording.ts';
import type { SpeechCachePlace } from './speech-cache.ts';
import { noteUse } from '../media/trim-cache.ts';
import { readCachedSpeech, speechPath, writeCachedSpeech } from './speech-cache.ts';
import type { SpeechProcess } from './speech-process.ts';
import type { SystemVoices } from './system-voices.ts';
import type { VoicePack } from './voice-packs.ts';
import { listVoicePacks, openVoicePack, packOf } from './voice-packs.ts';

/** A line that is to be spoken. */
export interface SpeechRequest {
  readonly text: string;
  readonly language: Language;
  readonly voice: ChosenVoice;
  /** How the project says its names. */
  readonly dictionary?: readonly Pronunciation[];
}

/** A spoken line, and the WAV file that it lies in. */
export interface StoredSpeech {
  readonly speech: Speech;
  readonly path: string;
  /** The file's name without its ending: the digest of what decides its sound. */
  readonly file: string;
}

/** A line in a person's own voice. */
export interface RecordedLine {
  readonly text: string;
  readonly language: Language;
  /** Of the recording's bytes. */
  readonly sha256: string;
  readonly path: string;
}

/** What lines are spoken with. */
export interface NarratorTools {
  readonly process: SpeechProcess;
  readonly cache: SpeechCachePlace;
  /** Where a user unpacks voice packs. */
  readonly packs: string;
  /** null where the operating system has none. */
  readonly system: SystemVoices | null;
}

/** What runs voice packs: an optional package. */
const SHERPA = 'sherpa-onnx-node';

/** Speaks lines, each once: all engines behind one call. */
export class Narrator {
  readonly #tools: NarratorTools;

  constructor(tools: NarratorTools) {
    this.#tools = tools;
  }

  /** The voices that can be chosen here: packs that a user installed, then those of the system, then eSpeak NG's. */
  async voices(): Promise<VoiceOffer[]> {
    const packs = versionOfPackage(SHERPA) === null ? [] : await listVoicePacks(this.#tools.packs);
    const system = (await this.#tools.system?.list()) ?? [];
    return [...packs.flatMap(({ offers }) => offers), ...system, ...espeakVoices];
  }

  /**
   * Speaks a line, or takes it from the cache.
   * @throws ShotloomError voice_missing, speech_failed, bad_option for an entry of the dictionary, cancelled
   */
  async speak({ text, language, voice, dictionary }: SpeechRequest, signal?: AbortSignal): Promise<StoredSpeech> {
    const prepared = prepareSpeech(text, language, voice.engine, dictionary);
    if (!/[\p{L}\p{N}]/u.test(text)) {
      throw new ShotloomError(
        'bad_option',
        say`"${text}" holds no word that could be spoken: write what is to be said.`,
      );
    }
    const pack = await this.#packOf(voice);
    return await this.#once(speechDigest(prepared, voice, await this.#versionOf(voice, pack)), async () => {
      const speech = spokenLine(text, language, await this.#say(prepared, voice, pack, signal));
      if (speech.samples.length > 0) return speech;
      throw new ShotloomError(
        'speech_failed',
        say`The voice ${voice.name} says nothing of "${text}": choose a voice of that language.`,
      );
    });
  }

  /**
   * A recorded line as lines are spoken: trimmed, levelled, with the times of its words; or that from the cache.
   * @throws ShotloomError sound_unreadable, cancelled
   */
  async recorded(line: RecordedLine, ffmpeg: Pick<Ffmpeg, 'path'>, signal?: AbortSignal): Promise<StoredSpeech> {
    const { path, ...said } = line;
    return await this.#once(recordingDigest(said), async () => {
      return await recordedSpeech(ffmpeg, path, said, this.#tools.cache.temporaryFile('f32'), signal);
    });
  }

  /**
   * The version of what speaks with a voice here.
   * @throws ShotloomError voice_missing
   */
  async versionOf(voice: ChosenVoice): Promise<string> {
    return await this.#versionOf(voice, await this.#packOf(voice));
  }

  /** Where a spoken line lies, which is used from now on, by its file's name without the ending; null where it is not there any more. */
  async pathOf(file: string): Promise<string | null> {
    const path = speechPath(this.#tools.cache, file);
    if (!(await stat(path).catch(() => null))) return null;
    await noteUse(path);
    return path;
  }

  async #once(file: string, make: () => Promise<Speech>): Promise<StoredSpeech> {
    const path = speechPath(this.#tools.cache, file);
    const kept = await readCachedSpeech(this.#tools.cache, file);
    if (kept) return { speech: kept, path, file };
    const speech = await make();
    await writeCachedSpeech(this.#tools.cache, file, speech);
    return { speech, path, file };
  }

  async #packOf(voice: ChosenVoice): Promise<VoicePack | null> {
    return voice.engine === 'pack' ? await openVoicePack(this.#tools.packs, packOf(voice.name).pack) : null;
  }

  async #say(
    text: SpokenText,
    voice: ChosenVoice,
    pack: VoicePack | null,
    signal: AbortSignal | undefined,
  ): Promise<SaidStretch[]> {
    if (voice.engine === 'espeak') return await this.#sayEspeak(text, voice, signal);
    const given = plainText(text);
    if (pack === null) {
      const raw = await this.#system().speak(text, voice, signal);
      return [{ given, ...raw }];
    }
    // A pack has no pitch of its own: it speaks slower by what playing it faster makes up for.
    const raised = 2 ** (voice.pitch / 12);
    const { speaker } = packOf(voice.name);
    const task = { engine: 'pack', text: given.text, model: pack.model, speaker, speed: voice.rate / raised } as const;
    const raw = await this.#tools.process.speak(task, signal);
    return [{ given, ...raw, rate: Math.round(raw.rate * raised) }];
  }

  async #sayEspeak(text: SpokenText, voice: ChosenVoice, signal: AbortSignal | undefined): Promise<SaidStretch[]> {
    if (!espeakVoices.some(({ name }) => name === voice.name)) throw noVoice(voice);
    const stretches: SaidStretch[] = [];
    for (const given of espeakSegments(text)) {
      const task = { engine: 'espeak', text: given.text, settings: espeakSettings(voice, given.language) } as const;
      stretches.push({ given, ...(await this.#tools.process.speak(task, signal)) });
    }
    return stretches;
  }

  async #versionOf(voice: ChosenVoice, pack: VoicePack | null): Promise<string> {
    switch (voice.engine) {
      case 'espeak':
        return `espeak ${versionOfPackage('@echogarden/espeak-ng-emscripten')}`;
      case 'pack': {
        const sherpa = versionOfPackage(SHERPA);
        if (sherpa !== null) return `sherpa ${sherpa} ${pack?.version ?? ''}`;
        throw new ShotloomError(
          'voice_missing',
          say`Voice packs need sherpa-onnx, which is not installed here: install Shotloom with its optional packages, or choose another voice.`,
        );
      }
      case 'macos':
      case 'windows':
        if (!(await this.#system().list()).some(({ engine, name }) => engine === voice.engine && name === voice.name))
          throw noVoice(voice);
        return `${voice.engine} ${release()}`;
    }
  }

  #system(): SystemVoices {
    const { system } = this.#tools;
    if (system) return system;
    throw new ShotloomError(
      'voice_missing',
      say`This operating system has no voices that Shotloom can ask: choose one of eSpeak NG, or install a voice pack.`,
    );
  }
}

function noVoice({ engine, name }: ChosenVoice): ShotloomError {
  return new ShotloomError(
    'voice_missing',
    say`There is no voice "${name}" of ${engine} here${onlyTyped(say`; "shotloom speak --list" names those that there are`)}.`,
  );
}

/** The version of an installed package; null where it is not installed. */
function versionOfPackage(name: string): string | null {
  try {
    const manifest: unknown = createRequire(import.meta.url)(`${name}/package.json`);
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : null;
  } catch {
    return null;
  }
}
