import fc from 'fast-check';
import type { FilmMedia } from '../../../src-shared/interchange/cut-list.ts';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { edit } from '../../../src-shared/timeline/edit.ts';
import { ZERO, framesToSeconds } from '../../../src-shared/timeline/rational.ts';
import type { FilmSources, Material, Timeline } from '../../../src-shared/timeline/records.ts';
import { commandOf, commandSeeds } from '../timeline/commands.ts';
import type { CommandSeed } from '../timeline/commands.ts';
import { films } from '../timeline/films.ts';

/** A film and how it is cut after some random commands. */
export interface CutFilm {
  readonly film: FilmSources;
  readonly timeline: Timeline;
}

/** @param isAllowed of the commands, those that are tried */
export function cutFilms(isAllowed: (seed: CommandSeed) => boolean = () => true): fc.Arbitrary<CutFilm> {
  return fc
    .record({ film: films, seeds: fc.array(commandSeeds.filter(isAllowed), { maxLength: 15, size: 'max' }) })
    .map(({ film, seeds }) => {
      let stored = UNCHANGED;
      seeds.forEach((seed, count) => {
        const result = edit(film, stored, commandOf(seed, film, assemble(film, stored), count));
        if (!('refused' in result)) stored = result.stored;
      });
      return { film, timeline: assemble(film, stored) };
    });
}

/** Files that show all that a film is cut from, with their timecodes. */
export function mediaOfFilm({ rate, shots, footage }: FilmSources): FilmMedia[] {
  const file = (name: string, start: number): Omit<FilmMedia, 'source' | 'zero' | 'duration'> => ({
    name,
    label: name,
    url: `file:///films/${encodeURIComponent(name)}`,
    sha256: null,
    start: framesToSeconds(start, rate),
    reel: null,
  });
  const length = (material: Material): Pick<FilmMedia, 'zero' | 'duration'> => ({
    zero: material ? framesToSeconds(0 - material.from, rate) : ZERO,
    duration: material && framesToSeconds(material.to - material.from, rate),
  });
  return [
    ...shots.flatMap(({ id, material, takes }, index): FilmMedia[] => [
      { ...file(`镜头 ${id}.mp4`, 1000 * index), ...length(material), source: { kind: 'shot', shot: id, take: null } },
      ...takes.map((take): FilmMedia => ({
        ...file(`${take.id}.mp4`, 0),
        ...length(take.material),
        source: { kind: 'shot', shot: id, take: take.id },
      })),
    ]),
    ...footage.map(({ id, duration }): FilmMedia => ({
      ...file(`${id}.mov`, 86_400),
      zero: ZERO,
      duration,
      source: { kind: 'footage', footage: id },
    })),
  ];
}
