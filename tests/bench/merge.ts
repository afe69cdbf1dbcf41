import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProject } from '../../src-main/app/project-scripts.ts';
import { openLibrary } from '../../src-main/library/open.ts';
import { diffOf } from '../../src-shared/library/changes.ts';
import { planMerge } from '../../src-shared/library/merge.ts';
import type { StoredStoryboard } from '../../src-shared/library/merge.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import { draft } from '../../src-shared/storyboard/draft.ts';
import { withSource } from '../../src-shared/storyboard/source-words.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import { scriptOf, storedProject } from '../support/library/records.ts';
import { afterDiff } from '../support/library/stored-boards.ts';
import { longScreenplay } from '../support/script/plays.ts';
import { fastestOf } from './bench.ts';
import type { BenchResult, BenchRow } from './bench.ts';

const TURNS = 15;
const EDITED = 'The orchard gate swings in the wind.';

let ids = 0;
const make = { newId: (prefix: string) => `${prefix}_${++ids}`, now: '2026-11-22T12:00:00.000Z' };

/**
 * Merging a script of 120 pages (150 kB) of which one line was retyped, beside parsing it: the plan of what changes, and with
 * the smallest diff of it. Then a script of which every line is another, 1.2 MB beside 150 kB eight times in a row, and all of
 * reading a file again: decoding, parsing, drafting, merging, writing to SQLite.
 */
export async function run(): Promise<BenchResult> {
  const text = longScreenplay(150_000);
  const film = oneEdit(text);
  const long = oneEdit(longScreenplay(1_200_000));
  const rewritten = draftOf(text.replaceAll(/[a-z]{3,}/gu, (word) => [...word].toReversed().join('')));
  const eightTimes = () => {
    for (let time = 0; time < 8; time += 1) film.plan();
  };
  const [ours = 0, withDiff = 0, other = 0, parse = 0] = fastestOf(
    [
      film.plan,
      () => diffOf(film.plan().changes),
      () => planMerge(film.stored, scriptOf(EDITED), rewritten, make),
      () => parseFountain(text),
    ],
    TURNS,
  );
  const [whole = 0, inPieces = 0] = fastestOf([long.plan, eightTimes], 5);
  const rows: BenchRow[] = [
    { measure: 'merge', value: ours, unit: 'ms', baseline: parse },
    { measure: 'merge ÷ parse', value: ours / parse, unit: 'ratio', baseline: 10 },
    { measure: 'merge and its diff', value: withDiff, unit: 'ms', baseline: parse },
    { measure: 'merge of a script of other words', value: other, unit: 'ms', baseline: parse },
    { measure: '1.2 MB: 150 kB eight times', value: whole, unit: 'ms', baseline: inPieces },
    ...(await readingRows(text)),
  ];
  return { name: 'merge', our_ms: ours, baseline_ms: parse, ratio: ours / parse, rows };
}

function draftOf(text: string): Storyboard {
  const screenplay = parseFountain(text);
  return withSource(draft(screenplay), screenplay);
}

/** A line about in the middle of the script for another. */
function retyped(text: string): string {
  const at = text.indexOf('Enter ', text.length / 2);
  return text.slice(0, at) + EDITED + text.slice(text.indexOf('\n', at));
}

function oneEdit(text: string) {
  const empty = { project: storedProject(), latest_revision: null, scenes: [], shots: [], pictures: [] };
  const first = planMerge(empty, scriptOf(text), draftOf(text), make);
  const stored: StoredStoryboard = afterDiff(empty, diffOf(first.changes));
  const [edited, source] = [draftOf(retyped(text)), scriptOf(retyped(text))];
  return { stored, plan: () => planMerge(stored, source, edited, make) };
}

async function readingRows(text: string): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shotloom-bench-'));
  const library = openLibrary(join(folder, 'library'));
  const path = join(folder, 'film.fountain');
  const settings = { seed: 1, width: 1280, height: 720, fps_num: 24, fps_den: 1 };
  try {
    const times: number[] = [];
    for (const version of [text, retyped(text), text, retyped(text), text, retyped(text)]) {
      await writeFile(path, version);
      const before = performance.now();
      await openProject(() => library, path, undefined, settings);
      times.push(performance.now() - before);
    }
    const [first = 0, ...more] = times;
    return [
      { measure: 'reading the file first', value: first, unit: 'ms' },
      { measure: 'reading it again after an edit, all of it', value: Math.min(...more), unit: 'ms' },
    ];
  } finally {
    library.close();
    await rm(folder, { recursive: true, force: true });
  }
}
