import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../../../src-main/library/bundle-file.ts';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import { startChild } from '../child.ts';
import { addFilm } from './films.ts';
import { inspectLibrary, servedTakes } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const IMPORT_BUNDLES = new URL('./children/import-bundles.ts', import.meta.url);
const never = new AbortController().signal;

/** Two bundles are imported, one of them once before: its media are there, and it becomes a copy. */
export const importing: Activity = { name: 'import', share: 12, begin };

interface BundledFilm {
  readonly title: string;
  readonly path: string;
  readonly shots: number;
  readonly takes: number;
  /** As often as it is known to be in the library. */
  times: number;
}

function begin(folder: string): Lane {
  const directory = join(folder, 'library');
  const bundles = join(folder, 'bundles 包');
  mkdirSync(bundles);
  const source = openLibrary(join(folder, 'source'));
  const films: BundledFilm[] = [];
  /** What the running process imports, in order. */
  let order: BundledFilm[] = [];
  /** Every project that is in the library or was said to be. */
  const known = new Set<string>();

  async function bundleFilm(): Promise<BundledFilm> {
    const title = `Film 影片 ${films.length}`;
    const path = join(bundles, `${films.length}.shotloom`);
    const id = await addFilm(source, `${path}.fountain`, title);
    const bundle = source.bundleOf(id);
    await writeBundle(path, bundle, source.store, () => undefined, never);
    return { title, path, shots: bundle.state.shots.length, takes: bundle.takes.length, times: 0 };
  }

  /** At most the film that was being imported may be there once more than was said. */
  async function look(library: Library, said: readonly string[]): Promise<Finding[]> {
    const found: Finding[] = [];
    const projects = library.projects();
    const gone = [...known].filter((id) => projects.every((project) => project.id !== id));
    found.push(...unless(gone.length === 0, 'lost', () => `${gone.join(', ')} had been imported.`));
    const current = order[said.length];
    for (const film of films) {
      const times = projects.filter(({ title }) => title === film.title).length;
      const more = film === current ? 1 : 0;
      found.push(
        ...unless(times >= film.times, 'lost', () => `${film.title} is there ${times} times of ${film.times}.`),
      );
      found.push(...unless(times <= film.times + more, 'orphans', () => `${film.title} is there ${times} times.`));
      film.times = times;
    }
    for (const { id, title } of projects.filter(({ id: each }) => said.includes(each) || !known.has(each))) {
      const film = films.find((each) => each.title === title);
      const [shots, takes] = [library.shotsOf(id).length, library.takesOfProject(id).length];
      const isWhole = shots === film?.shots && takes === film.takes && library.snapshotsOf(id).length === 1;
      found.push(...unless(isWhole, 'orphans', () => `${title} has ${shots} shots and ${takes} takes.`));
      found.push(...(await servedTakes(library, id)));
      known.add(id);
    }
    return found;
  }

  return {
    start: async () => {
      if ((films.at(-1)?.times ?? 1) > 0) films.push(await bundleFilm());
      order = films.slice(-2).toReversed();
      return startChild(IMPORT_BUNDLES, directory, ...order.map(({ path }) => path));
    },
    inspect: async ({ lines }, thoroughly) => {
      const said = lines.slice(1);
      for (const [index, id] of said.entries()) {
        const film = order[index];
        if (film) film.times += 1;
        known.add(id);
      }
      return await inspectLibrary(directory, thoroughly, (library) => look(library, said));
    },
    finish: () => {
      source.close();
      rmSync(bundles, { recursive: true });
      return unless(known.size >= 2, 'not_resumed', () => `After all only ${known.size} films are there.`);
    },
  };
}
