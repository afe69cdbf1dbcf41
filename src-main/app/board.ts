import type { z } from 'zod';
import type { Board, BoardShot } from '../../src-shared/contract/board.ts';
import { omit } from '../../src-shared/library/omit.ts';
import type { ShotOverrides } from '../../src-shared/library/records.ts';
import type { CastMember, DraftShot, Place } from '../../src-shared/storyboard/storyboard.ts';
import { editOf, pictureAsDescribed } from '../../src-shared/storyboard/described.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { shotRanges } from '../../src-shared/storyboard/shot-ranges.ts';
import { existingProject } from './existing-project.ts';
import { ownPictures } from './own-pictures.ts';
import { settingsOf } from './project-settings.ts';
import { readRevision } from './read-revision.ts';
import type { Services } from './services.ts';
import { shotStatuses } from './shots.ts';

/** A project's storyboard with all that a screen shows of it. @throws ShotloomError not_found */
export async function boardOf(services: Services, projectId: string): Promise<z.input<typeof Board>> {
  const library = services.library();
  const project = existingProject(library, projectId);
  const statuses = new Map((await shotStatuses(services, projectId)).map((status) => [status.id, status]));
  const revision = library.latestRevision(projectId);
  const screenplay = revision && (await readRevision(project, revision)).screenplay;
  const rangesOf = revision && screenplay ? shotRanges(revision.text, screenplay) : () => [];
  const takes = library.takeCounts(projectId);
  const pictures = new Set(library.picturesOf(projectId).map(({ name }) => name));
  const named = (each: CastMember | Place) => ({
    name: each.name,
    description: each.description,
    edited: editOf(each, project.language),
    picture: pictures.has(each.name),
  });
  const ownOf = ownPictures(library, projectId);
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
      return [
        {
          ...{ id: shotId, number, label: `${ordinal + 1}${letterOf(index)}` },
          ...framingOf(shownDraft(shot), picture, duration_s),
          cast: draft.cast,
          drafted: framingOf(draft, pictureAsDescribed(draft, project), draft.duration_s),
          overrides: omit(said, 'pinned', 'own', 'moved', 'removed', 'locked'),
          ranges: isPinned ? [] : rangesOf(draft),
          ...{ pinned: isPinned, still, clip, unfollowed, takes: takes.get(shotId) ?? 0 },
          own: ownOf.get(shotId) ?? null,
        },
      ];
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

/** A to Z, then AA: how shots of a scene are lettered. */
function letterOf(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
