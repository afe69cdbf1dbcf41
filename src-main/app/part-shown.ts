import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { PartShown, ShownPart } from '../../src-shared/contract/footage.ts';
import type { Footage } from '../../src-shared/library/records.ts';
import { framesIn } from '../../src-shared/render/footage-facts.ts';
import { assemble } from '../../src-shared/timeline/assemble.ts';
import type { Command } from '../../src-shared/timeline/commands.ts';
import { framesToSeconds } from '../../src-shared/timeline/rational.ts';
import type { FilmSources, MainItem } from '../../src-shared/timeline/records.ts';
import { noRecord } from '../library/no-record.ts';
import { patiently } from '../library/write.ts';
import { openCut } from './film-cut.ts';
import type { FilmCut } from './film-cut.ts';
import { editFootage, rangeOf } from './footage.ts';
import type { Services } from './services.ts';
import { editShots, liveShot } from './shot-edits.ts';
import { commitEdit, CUT_STEP } from './timeline.ts';

/** What a shot may last, in seconds, as a person says it (ShotEdit). */
const LEAST_S = 0.5;
const MOST_S = 60;

type Input = z.output<typeof ShownPart>;

/**
 * Shows a part of a video in place of a shot: what is said of the footage, its place in the cut and, where that is asked for, the
 * shot's length are one step that can be undone. A part that is shorter than a shot whose length is to stay is not shown: nothing is written.
 * @throws ShotloomError not_found, bad_option
 */
export async function showPart(services: Services, input: Input): Promise<z.input<typeof PartShown>> {
  const shot = liveShot(services.library(), input.shot);
  const cut = await openCut(services, shot.project_id, 'best');
  const { library } = cut;
  const footage = cut.footage.find(({ id }) => id === input.footage);
  if (!footage) throw noRecord('footage', input.footage);
  const item = cut.timeline.main.find(({ id }) => id === shot.id);
  if (!item)
    throw new ShotloomError('bad_option', say`The shot ${shot.id} is not in the film's cut; put it back first.`);
  const part = partOf(cut, footage, input, item);
  const { rate } = cut.sources;
  const seconds = (frames: number): number => (frames * rate.denominator) / rate.numerator;
  if (input.length === 'kept' && part.frames < item.frames)
    return { outcome: 'too_short', part_s: seconds(part.frames), shot_s: seconds(item.frames) };
  const frames = input.length === 'kept' ? item.frames : Math.min(part.frames, framesIn(MOST_S, rate));
  if (frames < framesIn(LEAST_S, rate))
    throw new ShotloomError('bad_option', say`A shot lasts at least ${LEAST_S} s; choose a longer part of the video.`);

  const step = { mark: CUT_STEP, gesture: input.gesture ?? `part ${randomUUID()}` };
  const source = { kind: 'footage', footage: footage.id } as const;
  const replace = { command: 'replace', item: shot.id, source, in: framesToSeconds(part.from, rate) } as const;
  return await patiently(() =>
    library.atomically(() => {
      editFootage(library, { footage: footage.id, source_in: input.in_s, source_out: input.out_s }, step);
      if (input.length === 'part')
        editShots(library, [shot.id], { duration_s: seconds(frames) }, step.gesture, step.mark);
      const sources = input.length === 'part' ? withLength(cut.sources, shot.id, frames) : cut.sources;
      const lengthNow = (): number =>
        assemble(sources, library.timelineOf(shot.project_id)).main.find(({ id }) => id === shot.id)?.frames ?? frames;
      const trimmed = (by: number): Command[] =>
        by === 0 ? [] : [{ command: 'trim', item: shot.id, edge: 'end', by }];
      // What was trimmed in the cut has a length of its own: it becomes shorter before the video comes, and longer behind it.
      const shorter = trimmed(Math.min(0, frames - lengthNow()));
      commitEdit(library, sources, [...shorter, replace], step.gesture);
      for (const command of trimmed(frames - lengthNow())) commitEdit(library, sources, [command], step.gesture);
      return { outcome: 'shown', duration_s: seconds(frames) } as const;
    }),
  );
}

/** Where a part begins in the video, and how many frames of the film an item that plays at such a speed has of it. */
function partOf(
  { sources }: FilmCut,
  footage: Footage,
  input: Input,
  { speed }: MainItem,
): { readonly from: number; readonly frames: number } {
  const { rate } = sources;
  const range = rangeOf(footage, { source_in: input.in_s, source_out: input.out_s });
  const { duration_s } = footage.facts;
  const frameAt = (seconds: number): number => Math.round((seconds * rate.numerator) / rate.denominator);
  const from = frameAt(range.source_in_s ?? 0);
  if (duration_s === null) return { from, frames: Infinity };
  const to = Math.min(framesIn(duration_s, rate), frameAt(range.source_out_s ?? duration_s));
  return { from, frames: Math.floor(((to - from) * speed.d) / speed.n) };
}

function withLength(sources: FilmSources, shot: string, frames: number): FilmSources {
  return { ...sources, shots: sources.shots.map((each) => (each.id === shot ? { ...each, frames } : each)) };
}
