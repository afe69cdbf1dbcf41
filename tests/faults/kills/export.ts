import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../../src-main/library/open.ts';
import { startChild } from '../child.ts';
import { FORMATS, markOfFile, markOfFilm, nameOf, type Format } from './exports.ts';
import { addFilm } from './films.ts';
import { inspectLibrary, unexpectedFiles } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const EXPORT_FILES = new URL('./children/export-files.ts', import.meta.url);
const EDITS = 2;

/** A film is edited and written as shot lists, boards and a bundle, over what was written before. */
export const exporting: Activity = { name: 'export', share: 12, begin };

async function begin(folder: string): Promise<Lane> {
  const directory = join(folder, 'library');
  const outputs = join(folder, 'outputs');
  mkdirSync(outputs);
  const library = openLibrary(directory);
  const project = await addFilm(library, join(folder, 'film.fountain'), 'Film 影片');
  library.close();
  let mark = -1;
  /** Which edit each file is known to show. */
  const written = new Map<Format, number>();

  /** Every file is the old or the new one, and what was said to be written is. */
  function outputFaults(now: number): Finding[] {
    return FORMATS.flatMap((format) => {
      const path = join(outputs, nameOf(format));
      const before = written.get(format);
      if (before === undefined && !existsSync(path)) return [];
      const shown = existsSync(path) ? markOfFile(format, readFileSync(path)) : null;
      if (shown === null) return [{ fault: 'corrupt', what: `The ${format} file is not whole.` }];
      written.set(format, shown);
      return unless(
        shown >= (before ?? 0) && shown <= now,
        'lost',
        () => `The ${format} file shows ${shown}, not ${before}.`,
      );
    });
  }

  return {
    start: () => startChild(EXPORT_FILES, directory, project, outputs, String(mark + 1), String(mark + EDITS)),
    inspect: async ({ lines }, thoroughly) => {
      for (const line of lines.slice(1)) {
        const [number = '', format = ''] = line.split(' ');
        mark = Number(number);
        if (format !== 'edit') written.set(format as Format, mark);
      }
      return await inspectLibrary(directory, thoroughly, (opened) => {
        const found = markOfFilm(opened, project) ?? -1;
        const isThere = found === mark || found === mark + 1;
        mark = found;
        return [...unless(isThere, 'lost', () => `The film has edit ${found}.`), ...outputFaults(found)];
      });
    },
    finish: () => [
      ...FORMATS.flatMap((format) =>
        unless(
          written.get(format) === mark,
          'not_resumed',
          () => `The ${format} file shows ${written.get(format)}, not ${mark}.`,
        ),
      ),
      ...unexpectedFiles(outputs, FORMATS.map(nameOf)),
    ],
  };
}
