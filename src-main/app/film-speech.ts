import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CastVoices } from '../../src-shared/audio/cast-voices.ts';
import { castVoices } from '../../src-shared/audio/cast-voices.ts';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import type { WholeSound } from '../../src-shared/audio/film-sound.ts';
import type { AskedLine, FiledSpeech, ShotSpeech, SpokenShot } from '../../src-shared/audio/shot-speech.ts';
import {
  entriesFor,
  heardLines,
  shotSpeechDigest,
  spokenAgain,
  spokenShot,
} from '../../src-shared/audio/shot-speech.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { handleFrames, rateOf } from '../../src-shared/generation/request.ts';
import type { FiledShot } from '../../src-shared/library/bundle.ts';
import type { Project, Shot } from '../../src-shared/library/records.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import type { SpokenLine } from '../../src-shared/storyboard/storyboard.ts';
import { foldName } from '../../src-shared/storyboard/names.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { Recent } from './recent.ts';
import type { Services } from './services.ts';

/** How a film is spoken: what its shots ask of voices, and what came of it. */
export interface FilmSpeech {
  /** Who speaks with which voice; null is the narrator. Empty where nobody does. */
  readonly voices: CastVoices;
  /** What a shot asks of voices; null where nothing is said in it, or the film is not spoken. */
  readonly askedOf: (shot: Shot) => ShotSpeech | null;
  /** What was spoken for it; null where nothing was yet. */
  readonly spokenOf: (shot: Shot) => SpokenShot | null;
  /** The same of many shots at once, in their order. */
  readonly spokenOfAll: (shots: readonly Shot[]) => readonly (SpokenShot | null)[];
}

/** How far the lines of a film are spoken. */
export interface SpeechProgress {
  readonly done: number;
  readonly lines: number;
}

/** A film without voices. */
const UNSPOKEN: FilmSpeech = {
  voices: new Map(),
  askedOf: () => null,
  spokenOf: () => null,
  spokenOfAll: (shots) => shots.map(() => null),
};

/** What shots ask of voices, by their drafts, for as long as all else that decides it is the same. */
const ASKED = new Recent<WeakMap<Shot['draft'], { readonly speech: ShotSpeech | null }>>();

const digestOf = onceFor(shotSpeechDigest);

/** How a project's film is spoken, as it stands. @param sound what a person chose of it */
export async function filmSpeech(
  services: Services,
  library: Library,
  project: Project,
  sound: WholeSound = soundOf(project.sound),
): Promise<FilmSpeech> {
  const shots = sound.voices ? library.shotsOf(project.id) : [];
  const scenes = speakersByScene(shots);
  if (scenes.flat().length === 0) return UNSPOKEN;
  const { voices, versions } = await voicesFor(services, project, sound, scenes);
  const recordings = recordingsOf(library, project, sound);
  const rate = rateOf(project);
  const { language } = project;
  const { dictionary } = sound;
  const ask = ({ lines: said, duration_s }: Shot['draft']): ShotSpeech | null => {
    const lines = heardLines(said).flatMap((line) => asked(line, recordings, voices, versions));
    if (lines.length === 0) return null;
    return {
      language,
      lines,
      dictionary: entriesFor(lines, dictionary),
      drafted_s: duration_s,
      rate,
      handle_frames: handleFrames(rate),
    };
  };
  const decides = [language, [...voices], [...versions], [...recordings], dictionary, rate];
  const known = ASKED.of(JSON.stringify(decides), () => new WeakMap());
  const askedOf = (shot: Shot): ShotSpeech | null => {
    const draft = shownDraft(shot);
    const { speech } = known.get(draft) ?? { speech: ask(draft) };
    known.set(draft, { speech });
    return speech;
  };
  return {
    voices,
    askedOf,
    spokenOf: (shot) => {
      const speech = askedOf(shot);
      return speech && library.spokenShot(digestOf(speech));
    },
    spokenOfAll: (all) => {
      const digests = all.map((shot) => {
        const speech = askedOf(shot);
        return speech && digestOf(speech);
      });
      const filed = library.spokenShots(digests.filter((digest) => digest !== null));
      return digests.map((digest) => (digest === null ? null : (filed.get(digest) ?? null)));
    },
  };
}

/**
 * Speaks what of a film's lines was not spoken yet, or whose sound is gone, and files how its shots go with it.
 * @returns how it is spoken
 * @throws ShotloomError voice_missing, speech_failed, sound_unreadable, cancelled
 */
export async function speakFilm(
  services: Services,
  project: Project,
  { sound, signal, tell }: SpeakOptions = {},
): Promise<FilmSpeech> {
  const speech = await filmSpeech(services, services.library(), project, sound);
  const lacking = await lackingIn(services, project.id, speech, () => true);
  const lines = lacking.reduce((sum, each) => sum + each.lines.length, 0);
  if (lines === 0) return speech;
  const begun = services.speaking.begin({ project: project.id, title: project.title, lines });
  const stop = signal ? AbortSignal.any([signal, begun.signal]) : begun.signal;
  try {
    await speakShots(services, project.id, lacking, stop, (done) => {
      begun.report(done);
      tell?.({ done, lines });
    });
  } finally {
    begun.end();
  }
  return speech;
}

interface SpeakOptions {
  readonly sound?: WholeSound;
  readonly signal?: AbortSignal | undefined;
  readonly tell?: (progress: SpeechProgress) => void;
}

/**
 * Speaks again those lines of a film that were spoken and whose sound is gone. Others stay unspoken: a film is shown as it was
 * generated. Throws as {@link speakFilm}.
 */
export async function speakAgain(services: Services, project: Project, signal: AbortSignal): Promise<void> {
  const library = services.library();
  const speech = await filmSpeech(services, library, project);
  const isKnown = (wanted: ShotSpeech): boolean => library.spokenShot(shotSpeechDigest(wanted)) !== null;
  await speakShots(services, project.id, await lackingIn(services, project.id, speech, isKnown), signal);
}

/** How the shots of a film were spoken, each by the digest of what it asks of voices. */
export async function spokenShots(services: Services, library: Library, project: Project): Promise<FiledShot[]> {
  const { askedOf } = await filmSpeech(services, library, project);
  return library.shotsOf(project.id).flatMap((shot): FiledShot[] => {
    const asked = askedOf(shot);
    const digest = asked && shotSpeechDigest(asked);
    const spoken = digest && library.spokenShot(digest);
    return spoken ? [{ digest, spoken }] : [];
  });
}

/** What shots ask for whose lines are not all here. */
async function lackingIn(
  services: Services,
  projectId: string,
  speech: FilmSpeech,
  isMeant: (wanted: ShotSpeech) => boolean,
): Promise<ShotSpeech[]> {
  const library = services.library();
  const lacking: ShotSpeech[] = [];
  for (const shot of library.shotsOf(projectId)) {
    const wanted = speech.askedOf(shot);
    const known = wanted && library.spokenShot(shotSpeechDigest(wanted));
    if (wanted && isMeant(wanted) && !(known && (await isHere(services, known)))) lacking.push(wanted);
  }
  return lacking;
}

async function speakShots(
  services: Services,
  projectId: string,
  shots: readonly ShotSpeech[],
  signal: AbortSignal | undefined,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  const library = services.library();
  let done = 0;
  for (const wanted of shots) {
    const speeches: FiledSpeech[] = [];
    for (const line of wanted.lines) {
      // Lines that are kept are not spoken again, and ask no voice that could be stopped.
      if (signal?.aborted) throw new ShotloomError('cancelled', say`The speech was stopped.`);
      speeches.push(await speakLine(services, library, wanted, line, signal));
      tell((done += 1));
    }
    const known = library.spokenShot(shotSpeechDigest(wanted));
    const spoken = known ? spokenAgain(known, speeches) : spokenShot(wanted, speeches);
    await patiently(() =>
      library.atomically(() => {
        library.saveSpokenShot(shotSpeechDigest(wanted), spoken);
        library.asks.forgetAsks(projectId);
      }),
    );
  }
}

/** The file of a spoken line. @throws ShotloomError media_damaged where it is gone */
export async function spokenFile(services: Services, file: string): Promise<string> {
  const path = await (await services.narrator()).pathOf(file);
  if (path !== null) return path;
  throw new ShotloomError(
    'media_damaged',
    say`A spoken line of the film is gone; render it again, and it is spoken anew.`,
  );
}

async function speakLine(
  services: Services,
  library: Library,
  { language, dictionary }: ShotSpeech,
  { text, by }: AskedLine,
  signal: AbortSignal | undefined,
): Promise<FiledSpeech> {
  const narrator = await services.narrator();
  const stored =
    by.kind === 'voice'
      ? await narrator.speak({ text, language, voice: by.voice, dictionary }, signal)
      : await narrator.recorded(
          { text, language, sha256: by.sha256, path: await library.store.read(by.sha256) },
          await services.ffmpeg(),
          signal,
        );
  const sha256 = createHash('sha256')
    .update(await readFile(stored.path))
    .digest('hex');
  return { speech: stored.speech, file: stored.file, sha256 };
}

async function isHere(services: Services, { lines }: SpokenShot): Promise<boolean> {
  const narrator = await services.narrator();
  const paths = await Promise.all(lines.map(({ file }) => narrator.pathOf(file)));
  return paths.every((path) => path !== null);
}

/** The cast's voices here: a chosen voice that this machine has not gives way to one that it has. */
async function voicesFor(
  services: Services,
  { language, cast }: Project,
  sound: WholeSound,
  scenes: readonly (readonly (string | null)[])[],
) {
  const narrator = await services.narrator();
  const offers = await narrator.voices();
  const speakers = new Set(scenes.flat());
  const chosen = new Map(
    sound.cast
      .filter(({ engine, name }) => offers.some((offer) => offer.engine === engine && offer.name === name))
      .map(({ character, ...voice }) => [speakerNamed(speakers, character), voice]),
  );
  const voices = castVoices({ language, cast, scenes }, offers, chosen);
  const versions = new Map<string, string>();
  for (const voice of voices.values()) {
    const key = keyOf(voice);
    if (!versions.has(key)) versions.set(key, await narrator.versionOf(voice));
  }
  return { voices, versions };
}

function asked(
  line: SpokenLine,
  recordings: ReadonlyMap<string, string>,
  voices: CastVoices,
  versions: ReadonlyMap<string, string>,
): AskedLine[] {
  const sha256 = recordings.get(lineKey(line));
  if (sha256 !== undefined) return [{ ...line, by: { kind: 'recording', sha256 } }];
  const voice = voices.get(line.character);
  if (!voice) return [];
  return [{ ...line, by: { kind: 'voice', voice, version: versions.get(keyOf(voice)) ?? '' } }];
}

/** Recorded lines by {@link lineKey}; those whose footage is gone are spoken. */
function recordingsOf(library: Library, project: Project, { recordings }: WholeSound): ReadonlyMap<string, string> {
  if (recordings.length === 0) return new Map();
  const footage = new Map(library.footageOf(project.id).map(({ id, media_sha256 }) => [id, media_sha256]));
  return new Map(
    recordings.flatMap((line): [string, string][] => {
      const sha256 = footage.get(line.footage);
      return sha256 !== undefined && library.store.has(sha256) ? [[lineKey(line), sha256]] : [];
    }),
  );
}

/** A line as recordings know it: who says what, however it is spaced. */
export function lineKey({ character, text }: Pick<SpokenLine, 'character' | 'text'>): string {
  return `${character === null ? '' : foldName(character)}\n${text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()}`;
}

/** Who speaks in each scene, in the order of the film. */
function speakersByScene(shots: readonly Shot[]): (string | null)[][] {
  const scenes = Map.groupBy(shots, ({ scene_id }) => scene_id);
  return Array.from(scenes.values(), (scene) =>
    scene.flatMap((shot) => heardLines(shownDraft(shot).lines).map(({ character }) => character)),
  );
}

/** A name as lines have it. */
function speakerNamed(speakers: ReadonlySet<string | null>, name: string | null): string | null {
  if (name === null) return null;
  return [...speakers].find((each) => each !== null && foldName(each) === foldName(name)) ?? name;
}

function keyOf({ engine, name }: { readonly engine: string; readonly name: string }): string {
  return `${engine} ${name}`;
}
