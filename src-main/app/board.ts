import type { z } from 'zod';
import type { Board, BoardShot, BoardSince } from '../../src-shared/contract/board.ts';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import type { ChosenBeginning } from '../../src-shared/generation/request.ts';
import { omit } from '../../src-shared/library/omit.ts';
import type { ShotOverrides } from '../../src-shared/library/records.ts';
import { boardDelta } from '../../src-shared/storyboard/board-delta.ts';
import type { CastMember, DraftShot, Place } from '../../src-shared/storyboard/storyboard.ts';
import { editOf, pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { shotLabel } from '../../src-shared/storyboard/shot-label.ts';
import { shotRanges } from '../../src-shared/storyboard/shot-ranges.ts';
import type { TextRange } from '../../src-shared/storyboard/shot-ranges.ts';
import type { Library } from '../library/open.ts';
import { beginningNames } from './beginnings.ts';
import { existingProject } from './existing-project.ts';
import { ownPictures } from './own-pictures.ts';
import { settingsOf } from './project-settings.ts';
import { shownScript } from './read-revision.ts';
import { again, madeOnce, Recent } from './recent.ts';
import type { Services } from './services.ts';
import { shotStatuses } from './shots.ts';
import { Told } from './told.ts';

type Scene = z.input<typeof Board>['scenes'][number];

const TOLD = onceFor((_: Library) => new Told(boardDelta<Scene['shots'][number], Scene, z.input<typeof Board>>));

/** Where shots stand in a script as it is shown, by its revision; pictures as described, by what is described: told of thousands of shots each time. */
const RANGES = new Recent<(draft: DraftShot) => readonly TextRange[]>();
const DESCRIBED = new Recent<(draft: DraftShot) => string>();

/** A project's storyboard for who knows it as it was in a version. @throws ShotloomError not_found */
export async function boardSince(
  services: Services,
  projectId: string,
  version: string | undefined,
): Promise<z.input<typeof BoardSince>> {
  const board = await boardOf(services, projectId);
  return TOLD(services.library()).since(projectId, version, board);
}

/** A project's storyboard with all that a screen shows of it. @throws ShotloomError not_found */
export async function boardOf(services: Services, projectId: string): Promise<z.input<typeof Board>> {
  const library = services.library();
  const project = existingProject(library, projectId);
  const statuses = new Map((await shotStatuses(services, projectId)).map((status) => [status.id, status]));
  const revision = library.latestRevision(projectId);
  const { text, screenplay } = revision ? await shownScript(project, revision) : { text: '', screenplay: null };
  const rangesOf =
    revision && screenplay ? RANGES.of(revision.id, () => onceFor(shotRanges(text, screenplay))) : () => [];
  const { language, cast, places } = project;
  const describedOf = DESCRIBED.of(JSON.stringify([language, cast, places]), () =>
    onceFor((draft: DraftShot) => pictureAsDescribed(draft, project)),
  );
  const takes = library.takeCounts(projectId);
  const pictures = new Set(library.picturesOf(projectId).map(({ name }) => name));
  const named = (each: CastMember | Place) => ({
    name: each.name,
    description: each.description,
    edited: editOf(each, project.language),
    picture: pictures.has(each.name),
  });
  const ownOf = ownPictures(library, projectId);
  const begins = beginningNames(library, projectId);
  const begunOf = ({ picture, strength }: ChosenBeginning) => ({ from: begins.get(picture) ?? null, strength });
  const byScene = Map.groupBy(library.shotsOf(projectId), ({ scene_id }) => scene_id);
  const scenes = library.scenesOf(projectId).map(({ id, heading, scene_number }, ordinal) => ({
    ...{ id, heading, scene_number },
    shots: (byScene.get(id) ?? []).flatMap((shot, index): z.input<typeof BoardShot>[] => {
      const { id: shotId, draft, overrides } = shot;
      const status = statuses.get(shotId);
      // What another program adds meanwhile is on the next board.
      if (!status) return [];
      const { number, picture, duration_s, still, clip, unfollowed } = status;
      const said: ShotOverrides = overrides ?? {};
      const isPinned = said.pinned === true;
      const [label, count, own] = [shotLabel(ordinal, index), takes.get(shotId) ?? 0, ownOf.get(shotId) ?? null];
      const made = (): z.input<typeof BoardShot> => {
        const ofFilm = {
          ...{ number, label, picture, duration_s, still, clip, unfollowed },
          drafted: framingOf(draft, describedOf(draft), draft.duration_s),
          ranges: isPinned ? [] : rangesOf(draft),
          takes: count,
          own,
        };
        return again(shot, ofFilm, () => ({
          id: shotId,
          ...framingOf(shownDraft(shot), picture, duration_s),
          ...ofFilm,
          cast: draft.cast,
          overrides: {
            ...omit(said, 'pinned', 'own', 'moved', 'removed', 'locked', 'begin'),
            ...(said.begin ? { begin: begunOf(said.begin) } : {}),
          },
          pinned: isPinned,
        }));
      };
      // What a shot begins from may have another name now.
      return [said.begin ? made() : madeOnce(shot, [status, label, count, own, rangesOf, describedOf], made)];
    }),
  }));
  return {
    project: settingsOf(library, project),
    revision: revision?.revision ?? 0,
    language: project.language,
    cast: project.cast.map(named),
    places: project.places.map((place) => ({ ...named(place), picture: false })),
    scenes,
    palette: pictures.has(''),
    parked: library.trashedShotsOf(projectId).length,
  };
}

function framingOf({ size, angle, move, lines }: DraftShot, picture: string, duration_s: number) {
  return { picture, size, angle: angle ?? null, move, duration_s, lines };
}
