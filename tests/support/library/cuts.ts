import type { Library } from '../../../src-main/library/open.ts';
import { filmSources } from '../../../src-shared/render/film-plan.ts';
import { assemble } from '../../../src-shared/timeline/assemble.ts';
import type { Command } from '../../../src-shared/timeline/commands.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, Timeline } from '../../../src-shared/timeline/records.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

const RATE = { numerator: 24, denominator: 1 };

/** What a stored film is cut from: clips with handles of 12 frames, whose first takes may be shown too, and its footage of 5 s. */
export function sourcesOf(library: Library, project: string): FilmSources {
  const shots = library.shotsOf(project).map(({ id, draft }) => {
    const frames = draft.duration_s * RATE.numerator;
    const take = { kind: 'clip', media_sha256: '', frames: frames + 24, handle_frames: 12 } as const;
    return { id, frames, draft, take };
  });
  const sources = filmSources(project, RATE, shots);
  return {
    ...sources,
    shots: sources.shots.map((shot) => ({
      ...shot,
      takes: library.takesOf(shot.id).map(({ id }) => ({ id, material: shot.material })),
    })),
    graphics: library.graphicsOf(project).map(({ id }) => id),
    footage: library
      .footageOf(project)
      .map(({ id }) => ({ id, duration: rational(5), has_picture: true, has_sound: true })),
  };
}

/** The film as it is cut now. */
export function cutOf(library: Library, project: string): Timeline {
  return assemble(sourcesOf(library, project), library.timelineOf(project));
}

/** Does commands to a stored film, each a step of its own. */
export function cut(library: Library, project: string, commands: readonly Command[], gesture?: string): void {
  for (const command of commands) {
    const edited = edit(sourcesOf(library, project), library.timelineOf(project), command);
    if ('refused' in edited) throw new Error(sentenceText(edited.refused.sentence));
    library.commit(project, 'cut', edited.changes, gesture);
  }
}
