import { onceFor } from '../../src-shared/contract/once-for.ts';
import { readRequest, sealRequest } from '../../src-shared/generation/request.ts';
import type { HelpingModel, SealedRequest } from '../../src-shared/generation/request.ts';
import type { Help, PackChoices } from '../../src-shared/generation/pack-request.ts';
import { packRequest } from '../../src-shared/generation/pack-request.ts';
import { shotRequest, stillRequest } from '../../src-shared/generation/shot-request.ts';
import type { SpokenShot } from '../../src-shared/audio/shot-speech.ts';
import type { ReferencePicture, Project, Shot, TakeKind } from '../../src-shared/library/records.ts';
import { pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { asOverridden } from '../../src-shared/storyboard/overridden.ts';
import type { Library } from '../library/open.ts';
import type { FilmModels } from './film-models.ts';
import { modelNamed } from './film-models.ts';
import type { FilmSpeech } from './film-speech.ts';
import { Recent } from './recent.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';

/** A shot of a film and what it asks of the model. */
export interface WantedShot {
  readonly shot: Shot;
  /** From 1, in the order of the film. */
  readonly number: number;
  readonly heading: string;
  /** Frames of the shot in the film. */
  readonly frames: number;
  /** Frames before and after it that a clip has besides. */
  readonly handles: number;
  readonly request: SealedRequest;
  /** Why no take of it can be made; null where one can. */
  readonly blocked: Sentence | null;
  /** Its picture with what a person says of the people and the place in it. */
  readonly picture: string;
  /** Its lines as they are heard; null where it has none, or they were not spoken yet. */
  readonly spoken: SpokenShot | null;
}

/** A project with what was seen in its pictures. */
export type PicturedProject = Project & { readonly pictures: readonly ReferencePicture[] };

/** What of a film, beside the shots themselves, decides what they ask for, and what they asked for so far. */
interface Asking {
  readonly project: PicturedProject;
  readonly models: FilmModels;
  /** By which of several tries is meant ('' is the one that is shown), then by shot. */
  readonly clips: Map<string, WeakMap<Shot, WantedShot>>;
}

const ASKINGS = onceFor((_: FilmModels) => new Recent<Asking>());

/**
 * The shots of a project, each with its request to a model. What is the same as when it was last asked (the shot, and all else that
 * decides it) is the same object.
 */
export function wantedShots(
  library: Library,
  project: PicturedProject,
  models: FilmModels,
  speech: FilmSpeech,
  kind: TakeKind,
  take?: number,
): WantedShot[] {
  const headings = headingsOf(library, project);
  const shots = library.shotsOf(project.id);
  const spoken = speech.spokenOfAll(shots);
  const asking = askingOf(project, models);
  return shots.map((shot, index) =>
    wantedShot(asking, headings, { shot, index, spoken: spoken[index] ?? null }, kind, take),
  );
}

/** One of them; undefined for a shot that the film has not. */
export function wantedShotOf(
  library: Library,
  project: PicturedProject,
  models: FilmModels,
  speech: FilmSpeech,
  shotId: string,
  kind: TakeKind,
  take?: number,
): WantedShot | undefined {
  const shots = library.shotsOf(project.id);
  const index = shots.findIndex(({ id }) => id === shotId);
  const shot = shots[index];
  if (!shot) return undefined;
  const asked = { shot, index, spoken: speech.spokenOf(shot) };
  return wantedShot(askingOf(project, models), headingsOf(library, project), asked, kind, take);
}

function askingOf(project: PicturedProject, models: FilmModels): Asking {
  const { seed, width, height, fps_num, fps_den, language, style, cast, places, pictures } = project;
  const frames = { seed, width, height, fps_num, fps_den, language, style, cast, places, pictures };
  return ASKINGS(models).of(JSON.stringify([project.id, project.model, project.chosen.drawing, frames]), () => ({
    project,
    models,
    clips: new Map(),
  }));
}

function wantedShot(
  asking: Asking,
  headings: ReadonlyMap<string, string>,
  asked: { readonly shot: Shot; readonly index: number; readonly spoken: SpokenShot | null },
  kind: TakeKind,
  take: number | undefined,
): WantedShot {
  const { shot, index, spoken } = asked;
  const number = index + 1;
  const heading = headings.get(shot.scene_id) ?? '';
  const clips = asking.clips.get(String(take ?? '')) ?? new WeakMap<Shot, WantedShot>();
  asking.clips.set(String(take ?? ''), clips);
  const known = clips.get(shot);
  const isKnown = known?.heading === heading && known.spoken === spoken;
  const clip = known && isKnown ? numbered(known, number) : askingForClip(asking, shot, number, heading, spoken, take);
  clips.set(shot, clip);
  return kind === 'clip' ? clip : askingForStill(clip);
}

function numbered(wanted: WantedShot, number: number): WantedShot {
  return wanted.number === number ? wanted : { ...wanted, number };
}

function askingForClip(
  { project, models }: Asking,
  shot: Shot,
  number: number,
  heading: string,
  spoken: SpokenShot | null,
  take: number | undefined,
): WantedShot {
  const choices = take === undefined ? shot.overrides : { ...shot.overrides, take };
  const named = modelNamed(models, shot.overrides?.model ?? project.model ?? models.builtin.name);
  const chosen = project.chosen.drawing ?? {};
  const help = {
    enlarge: helperOf(models, chosen.enlarge, 'upscaling'),
    between: helperOf(models, chosen.between, 'interpolation'),
    depth: helperOf(models, chosen.depth, 'depth'),
  };
  const request =
    'pack' in named
      ? packRequest('clip', project, heading, shot.draft, choices, named.pack, chosen, help, spoken)
      : shotRequest('clip', project, heading, shot.draft, choices, models.builtin, spoken);
  return {
    shot,
    number,
    heading,
    frames: request.frames,
    handles: 2 * request.handle_frames,
    request: sealRequest(request),
    blocked: 'blocked' in named ? named.blocked : lackingHelper(named, chosen, help),
    picture: pictureAsDescribed(shot.draft, project, shot.overrides?.picture),
    spoken,
  };
}

/** A model that helps packs, where one of this kind is installed under that name. */
function helperOf(models: FilmModels, name: string | undefined, kind: string): HelpingModel | undefined {
  const found = models.helpers.get(name ?? '');
  return found?.kind === kind ? { name: found.name, sha256: found.sha256 } : undefined;
}

/** A pack that is to be helped by a model that is not there makes nothing. */
function lackingHelper(named: ReturnType<typeof modelNamed>, chosen: PackChoices, help: Help): Sentence | null {
  if (!('pack' in named)) return null;
  const lost =
    (chosen.enlarge !== undefined && !help.enlarge && chosen.enlarge) ||
    (chosen.between !== undefined && !help.between && chosen.between) ||
    (chosen.depth !== undefined && !help.depth && chosen.depth);
  return lost ? say`the model "${lost}" is not installed` : null;
}

/** A shot that asks for a clip, asking for a still. */
export const askingForStill = onceFor((clip: WantedShot): WantedShot => {
  const { duration_s } = asOverridden(clip.shot.draft, clip.shot.overrides);
  return { ...clip, handles: 0, request: sealRequest(stillRequest(readRequest(clip.request.json), duration_s)) };
});

/** Headings of a project's scenes by their ids. */
function headingsOf(library: Library, { id }: Project): ReadonlyMap<string, string> {
  return new Map(library.scenesOf(id).map((scene) => [scene.id, scene.heading]));
}
