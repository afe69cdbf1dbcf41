import { filmMix } from '../../src-shared/audio/film-mix.ts';
import type { HeardFile } from '../../src-shared/audio/film-mix.ts';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import type { FoundMusic } from '../../src-shared/audio/fit-music.ts';
import type { MixPlan } from '../../src-shared/audio/mix-plan.ts';
import type { SoundScene } from '../../src-shared/audio/scene-runs.ts';
import { speechId } from '../../src-shared/render/film-plan.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { onDisk } from '../processes/on-disk.ts';
import { SoundCache } from '../audio/sound-cache.ts';
import type { SoundTools } from '../audio/sound-cache.ts';
import { cacheFolder, cacheLimit } from './caches.ts';
import type { FilmCut } from './film-cut.ts';
import { spokenFile } from './film-speech.ts';
import type { Services } from './services.ts';

/** The instruments that beds are played on. */
export const SOUNDFONT = onDisk(new URL('../../resources/soundfont/shotloom.sf3', import.meta.url));

/** What a film's sound is mixed from, and with. */
export interface FilmMix {
  /** null where nothing is heard. */
  readonly plan: MixPlan | null;
  readonly tools: SoundTools;
}

/** The sound of a film as it is cut. @throws ShotloomError media_damaged, sound_unreadable, cancelled */
export async function soundOfFilm(services: Services, cut: FilmCut, signal: AbortSignal): Promise<FilmMix> {
  const { library, project, timeline } = cut;
  const spoken = new Map<string, string>();
  const files = new Map<string, HeardFile>();
  for (const shot of cut.shots) {
    for (const [index, { file, sha256, seconds }] of (shot.spoken?.lines ?? []).entries()) {
      spoken.set(sha256, file);
      files.set(speechId(shot.id, index), { sha256, seconds });
    }
  }
  for (const { id, media_sha256, facts } of library.footageOf(project.id)) {
    if (facts.sound && facts.duration_s !== null && library.store.has(media_sha256))
      files.set(id, { sha256: media_sha256, seconds: facts.duration_s });
  }
  const store = {
    read: async (sha256: string): Promise<string> => {
      const file = spoken.get(sha256);
      return file === undefined ? await library.store.read(sha256) : await spokenFile(services, file);
    },
  };
  const tools: SoundTools = {
    ffmpeg: await services.ffmpeg(),
    store,
    cacheDirectory: cacheFolder(library.directory, 'sound'),
    mostBytes: cacheLimit(library.directory, 'sound'),
    soundfont: SOUNDFONT,
  };
  const plan = filmMix({
    timeline,
    language: project.language,
    seed: String(project.seed),
    sound: soundOf(project.sound),
    sceneOf: sceneFinder(cut),
    files,
    music: await loopedMusic(cut, files, tools, signal),
  });
  return { plan, tools };
}

/** Scenes with all that happens and is said in them, by their shots. */
function sceneFinder({ library, project }: FilmCut): (shot: string) => SoundScene | null {
  const shots = library.shotsOf(project.id);
  const words = Map.groupBy(shots, ({ scene_id }) => scene_id);
  const scenes = new Map(
    library.scenesOf(project.id).map(({ id, heading }): [string, SoundScene] => {
      const drafts = (words.get(id) ?? []).map(shownDraft);
      const text = drafts.flatMap(({ picture, lines }) => [picture, ...lines.map((line) => line.text)]).join('\n');
      return [id, { id, heading, text }];
    }),
  );
  const sceneOfShot = new Map(shots.map(({ id, scene_id }) => [id, scene_id]));
  return (shot) => scenes.get(sceneOfShot.get(shot) ?? '') ?? null;
}

/** Where the beats of music are that is to go on where it ends, by the ids of what is attached. */
async function loopedMusic(
  { timeline }: FilmCut,
  files: ReadonlyMap<string, HeardFile>,
  tools: SoundTools,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundMusic>> {
  const found = new Map<string, FoundMusic>();
  let cache: SoundCache | null = null;
  for (const { id, content } of timeline.attached) {
    if (content.kind !== 'sound' || content.role !== 'music' || !content.loops || content.in.n !== 0) continue;
    const file = content.source.kind === 'footage' ? files.get(content.source.footage) : undefined;
    if (!file) continue;
    cache ??= await SoundCache.open(tools, signal);
    found.set(id, await cache.music({ kind: 'file', sha256: file.sha256, speed: 1, reversed: false }));
  }
  return found;
}
