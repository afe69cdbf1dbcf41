import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Library } from '../../../src-main/library/open.ts';
import { startChild } from '../child.ts';
import { SHORT_SCRIPT } from './drafted-scripts.ts';
import { inspectLibrary, servedTakes } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const GENERATE_FILM = new URL('./children/generate-film.ts', import.meta.url);

/** The stills and clips of a film are made by the built-in model; once all are there, those of another seed. */
export const generating: Activity = { name: 'generate', share: 5, begin };

function begin(folder: string): Lane {
  const library = join(folder, 'library');
  const script = join(folder, 'tiny.fountain');
  writeFileSync(script, SHORT_SCRIPT);
  let seed = 1;
  let project = '';
  let last: { readonly seed: number; readonly digests: readonly string[] } | null = null;
  /** Digests of frames of every take that was said to be there. */
  const takes = new Map<string, string>();

  async function look(opened: Library): Promise<Finding[]> {
    const stored = new Map(opened.takesOfProject(project).map(({ id, frames_digest }) => [id, frames_digest]));
    const gone = [...takes].filter(([id, digest]) => stored.get(id) !== digest);
    const requests = opened
      .takesOfProject(project)
      .map(({ shot_id, request_digest }) => `${shot_id} ${request_digest}`);
    return [
      ...unless(gone.length === 0, 'lost', () => `The takes ${gone.map(([id]) => id).join(', ')} are not there.`),
      ...unless(new Set(requests).size === requests.length, 'orphans', () => 'A take was made twice.'),
      ...(await servedTakes(opened, project)),
    ];
  }

  /** What the same command makes of a seed in a library of its own. */
  async function undisturbed(of: number): Promise<string[]> {
    const child = startChild(GENERATE_FILM, join(folder, 'undisturbed'), script, String(of));
    await child.done;
    return digestsIn(child.lines);
  }

  return {
    start: () => startChild(GENERATE_FILM, library, script, String(seed)),
    inspect: async ({ lines }, thoroughly) => {
      for (const line of lines) {
        const [what = '', id = '', digest = ''] = line.split(' ');
        if (what === 'project') project = id;
        if (what === 'take') takes.set(id, digest);
      }
      const found = await inspectLibrary(library, thoroughly, look);
      const digests = digestsIn(lines);
      if (digests.length < 2) return found;
      last = { seed, digests };
      seed += 1;
      return found;
    },
    finish: async () => {
      if (!last) return [{ fault: 'not_resumed', what: 'No film was finished.' }];
      const expected = await undisturbed(last.seed);
      const { seed: of, digests } = last;
      return unless(
        isDeepStrictEqual(digests, expected),
        'not_resumed',
        () => `The frames of seed ${of} are others without kills.`,
      );
    },
  };
}

function digestsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => line.startsWith('digest '));
}
