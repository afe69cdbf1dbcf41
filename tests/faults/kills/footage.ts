import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openLibrary, type Library } from '../../../src-main/library/open.ts';
import { settings } from '../../support/library/records.ts';
import { FILES } from '../../support/media/footage-files.ts';
import { startChild } from '../child.ts';
import { inspectLibrary } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const IMPORT_FOOTAGE = new URL('./children/import-footage.ts', import.meta.url);

/** A video with sound and a picture are imported as footage, drawn small, and made to the size of the film; then new ones. */
export const importingFootage: Activity = { name: 'footage', share: 10, begin };

async function begin(folder: string): Promise<Lane> {
  const directory = join(folder, 'library');
  const files = join(folder, 'files 素材');
  mkdirSync(files);
  const originals = [await FILES.video(files), await FILES.alpha(files)];
  const library = openLibrary(directory);
  const size = { width: 96, height: 54 };
  const project = library.createProject({ ...settings, ...size, title: '港口', script_path: null }).id;
  library.close();
  let rounds = 0;
  /** Names of the files that the running process imports. */
  let order: string[] = [];
  /** Footage that is in the library or was said to be, by the name of its file. */
  const known = new Map<string, string>();

  /** The same pictures and sounds in files of other bytes. */
  function nextFiles(): string[] {
    rounds += 1;
    return originals.map((path) => {
      const name = `${rounds} ${basename(path)}`;
      writeFileSync(join(files, name), Buffer.concat([readFileSync(path), freeBox(rounds)]));
      return name;
    });
  }

  async function look(opened: Library, said: readonly string[]): Promise<Finding[]> {
    const found: Finding[] = [];
    const current = order[said.length];
    const footage = opened.footageOf(project);
    for (const [name, id] of known) {
      const isThere = footage.some((each) => each.name === name && each.id === id);
      found.push(...unless(isThere, 'lost', () => `${name} had been imported as ${id}.`));
    }
    for (const { id, name, media_sha256 } of footage) {
      const isExpected = known.has(name) || name === current;
      found.push(...unless(isExpected, 'orphans', () => `${name} is there, and was not imported yet.`));
      known.set(name, id);
      await opened.store.verify(media_sha256).catch((error: unknown) => {
        found.push({ fault: 'orphans', what: `${name} is there, and its file is not whole: ${String(error)}` });
      });
    }
    found.push(...unless(footage.length === known.size, 'orphans', () => `${footage.length} of ${known.size} files.`));
    return found;
  }

  return {
    start: () => {
      if (order.every((name) => known.has(name))) order = nextFiles();
      return startChild(IMPORT_FOOTAGE, directory, project, ...order.map((name) => join(files, name)));
    },
    inspect: async ({ lines }, thoroughly) => {
      const said = lines.slice(1);
      for (const [index, id] of said.entries()) known.set(order[index] ?? '', id);
      return await inspectLibrary(directory, thoroughly, (opened) => look(opened, said));
    },
    finish: () =>
      unless(
        known.size === rounds * originals.length,
        'not_resumed',
        () => `${known.size} files after ${rounds} rounds.`,
      ),
  };
}

/** A box of MP4 that says nothing; behind the end of a PNG it is not read. */
function freeBox(mark: number): Buffer {
  const box = Buffer.alloc(16);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  box.writeUInt32BE(mark, 12);
  return box;
}
