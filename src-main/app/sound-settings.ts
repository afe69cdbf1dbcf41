import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { FilmSound, VoiceChoice } from '../../src-shared/audio/film-sound.ts';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { listOf, onlyTyped, say } from '../../src-shared/contract/sentences.ts';
import type {
  FilmSoundTold,
  LineRecordingInput,
  NarrationProgress,
  RecordedLine,
} from '../../src-shared/contract/speech.ts';
import { checkPronunciation } from '../../src-shared/audio/pronunciation.ts';
import { heardLines } from '../../src-shared/audio/shot-speech.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { foldName } from '../../src-shared/storyboard/names.ts';
import type { SpokenLine } from '../../src-shared/storyboard/storyboard.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { existingProject } from './existing-project.ts';
import { filmSpeech, lineKey, speakFilm } from './film-speech.ts';
import { importFootage } from './footage.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

type Told = z.input<typeof FilmSoundTold>;
type Progress = z.input<typeof NarrationProgress>;

/** How a project's film sounds. @throws ShotloomError not_found */
export async function tellSound(services: Services, projectId: string): Promise<Told> {
  const library = services.library();
  const project = existingProject(library, projectId);
  const sound = soundOf(project.sound);
  const speech = await filmSpeech(services, library, project, { ...sound, voices: true });
  const { voices, music, ambience, loudness, dictionary, recordings } = sound;
  const asked = library.shotsOf(projectId).map((shot) => ({
    lines: speech.askedOf(shot)?.lines.length ?? 0,
    isSpoken: speech.spokenOf(shot) !== null,
  }));
  const speaking = new Set(linesOf(library, projectId).map(({ character }) => character));
  return {
    ...{ voices, music, ambience, loudness, dictionary: [...dictionary], recordings: [...recordings] },
    cast: [...speech.voices]
      .filter(([character]) => speaking.has(character))
      .map(([character, { engine, name, pitch, rate }]) => ({
        ...{ character, voice: { engine, name }, pitch, rate },
        chosen: sound.cast.some(
          (choice) => isOf(choice, character) && choice.name === name && choice.engine === engine,
        ),
      })),
    lines: asked.reduce((sum, { lines }) => sum + lines, 0),
    unspoken: asked.reduce((sum, { lines, isSpoken }) => sum + (isSpoken ? 0 : lines), 0),
  };
}

/**
 * Changes what of a film's sound a person chose, as one step that can be undone.
 * @throws ShotloomError not_found, bad_option for what a dictionary cannot say, voice_missing
 */
export async function changeSound(services: Services, projectId: string, change: FilmSound): Promise<Told> {
  const library = services.library();
  const { sound } = existingProject(library, projectId);
  for (const entry of change.dictionary ?? []) checkPronunciation(entry);
  const offers = change.cast ? await (await services.narrator()).voices() : [];
  for (const { engine, name } of change.cast ?? []) {
    const wasThere = sound.cast?.some((choice) => choice.engine === engine && choice.name === name) ?? false;
    if (!wasThere && !offers.some((offer) => offer.engine === engine && offer.name === name))
      throw new ShotloomError(
        'voice_missing',
        say`There is no voice "${name}" of ${engine} here${onlyTyped(say`; "shotloom speak --list" names those that there are`)}.`,
      );
  }
  await patiently(() => library.updateProject(projectId, 'sound', { sound: { ...sound, ...change } }));
  return await tellSound(services, projectId);
}

/**
 * Takes a recording for a line of the film: it becomes footage, and is heard in place of a voice. One step that can be undone.
 * @throws ShotloomError not_found where nobody says that line, bad_option where several do, and what importing footage throws
 */
export async function recordLine(
  services: Services,
  { project: projectId, text, character }: Omit<z.output<typeof LineRecordingInput>, 'file'>,
  file: string,
  signal: AbortSignal | undefined,
): Promise<z.input<typeof RecordedLine>> {
  const library = services.library();
  const line = lineNamed(linesOf(library, existingProject(library, projectId).id), text, character);
  const step = { mark: 'record', gesture: `record ${randomUUID()}` };
  const { imported, refused } = await resultOf(
    importFootage(services, { project: projectId, files: [] }, [file], signal, step),
  );
  const [first] = imported;
  if (!first) {
    const [why] = refused;
    throw new ShotloomError('sound_unreadable', why?.said ?? say`Nothing is heard in ${file}.`);
  }
  if (!first.footage.facts.sound)
    throw new ShotloomError('sound_unreadable', say`${first.footage.name} has no sound; give a recording of the line.`);
  const recorded = { character: line.character, text: line.text, footage: first.footage.id };
  await patiently(() => {
    const { sound } = existingProject(library, projectId);
    const others = (sound.recordings ?? []).filter((each) => lineKey(each) !== lineKey(recorded));
    const recordings = [...others, recorded];
    library.updateProject(projectId, step.mark, { sound: { ...sound, recordings } }, step.gesture);
  });
  return recorded;
}

/** Speaks what of a film's lines was not spoken yet, and tells how it goes. */
export function prepareSpeech(
  services: Services,
  projectId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, { readonly lines: number }, void> {
  return relay(async (tell, stop) => {
    let spoken = 0;
    const note = (progress: Progress): void => {
      spoken = progress.done;
      tell(progress);
    };
    await speakFilm(services, existingProject(services.library(), projectId), { signal: stop, tell: note });
    return { lines: spoken };
  }, signal);
}

function linesOf(library: Library, projectId: string): SpokenLine[] {
  return library.shotsOf(projectId).flatMap((shot) => heardLines(shownDraft(shot).lines));
}

function isOf({ character }: VoiceChoice, other: string | null): boolean {
  if (character === null || other === null) return character === other;
  return foldName(character) === foldName(other);
}

function lineNamed(lines: readonly SpokenLine[], text: string, character: string | undefined): SpokenLine {
  const found = lines.filter(
    (line) =>
      plain(line.text) === plain(text) &&
      (character === undefined || foldName(line.character ?? '') === foldName(character)),
  );
  const speakers = new Set(found.map((line) => line.character));
  const [line] = found;
  if (!line) {
    const who =
      character === undefined ? say`Nobody` : character === '' ? say`The narrator never` : say`${character} never`;
    throw new ShotloomError(
      'not_found',
      say`${who} says "${text}" in this film; write the whole line as the storyboard has it.`,
    );
  }
  if (speakers.size > 1)
    throw new ShotloomError(
      'bad_option',
      say`"${text}" is said by ${listOf(
        'and',
        [...speakers].map((name) => name ?? say`the narrator`),
      )}: say whose line it is.`,
    );
  return line;
}

/** Words without what can be typed otherwise. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

async function resultOf<Result>(reports: AsyncGenerator<unknown, Result, void>): Promise<Result> {
  let next = await reports.next();
  while (next.done !== true) next = await reports.next();
  return next.value;
}
