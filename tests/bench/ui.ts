import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { makeApp } from '../../src-main/app.ts';
import { serve, Window } from '../support/window/window.ts';
import type { BenchOptions, BenchResult, BenchRow } from './bench.ts';
import { longStoryboard } from './library/save.ts';
import { seenElsewhere } from './ui/changes.ts';
import { scrollingOf, typing } from './ui/film.ts';
import { references } from './ui/reference.ts';
import { makeFilm, seeksIn } from './ui/seek.ts';
import { quantile } from './ui/trace.ts';

const ASSETS = fileURLToPath(new URL('../../out/renderer/assets/', import.meta.url));
const STARTS = 5;
const SETTINGS = { seed: 1, width: 640, height: 360, fps_num: 24, fps_den: 1, sound: { voices: false } } as const;

/**
 * What the interface costs in Chromium: its start, and a film of 2,000 shots looked at and edited. The baseline of each is what issue 8 asks;
 * what binds is the largest ratio.
 */
export async function run({ log }: BenchOptions): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-bench-ui-'));
  const library = join(folder, 'library');
  try {
    log('drafting a film of 2,000 shots');
    const app = makeApp({ library });
    const { text } = longStoryboard();
    const { project } = await app.calls.scripts.create({ text, settings: SETTINGS });
    await app.calls.projects.board({ project });
    await app.close();
    log('starting');
    const rows: BenchRow[] = [...(await starting(library)), await firstScript()];
    const served = await serve(library);
    const window = await Window.open(served.link);
    try {
      // First, while the board shows its beginning, where the edits are.
      const quiet = await whileNothingIsMade(library, async () => {
        const changes = await seenElsewhere(window, library, project, log);
        const scrolled = await scrollingOf(window, project, log);
        const typed = await typing(window, project, log);
        return [...scrolled, ...typed, ...(await references(window, text, log)), ...changes];
      });
      const busy = [...(await scrollingOf(window, project, log)), ...(await typing(window, project, log))];
      rows.push(
        ...quiet,
        ...busy.map(({ measure, value, unit }) => ({
          measure: `${measure}, beside stills that are made`,
          value,
          unit,
        })),
      );
      log('making a film to seek in');
      const film = await makeFilm(library);
      log('seeking');
      rows.push(...(await whileNothingIsMade(library, async () => await seeksIn(window, film))));
    } finally {
      await window.close();
      await served.stop();
    }
    const worst = rows.reduce((most, { value, baseline }) => Math.max(most, baseline ? value / baseline : 0), 0);
    const frames = rows.find(({ measure }) => measure.startsWith('board'));
    return { name: 'ui', our_ms: frames?.value ?? 0, baseline_ms: frames?.baseline ?? 0, ratio: worst, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page has stills of all shots made, which takes the processor: that waits. */
async function whileNothingIsMade<T>(library: string, work: () => Promise<T>): Promise<T> {
  const app = makeApp({ library });
  try {
    await app.calls.jobs.change({ do: 'pause', to: { all: true } });
    return await work();
  } finally {
    await app.calls.jobs.change({ do: 'resume', to: { all: true } });
    await app.close();
  }
}

/** From the command to its link, and from navigation to the first picture and to the first button that can be pressed; medians. */
async function starting(library: string): Promise<BenchRow[]> {
  const times: { readonly ready: number; readonly painted: number; readonly usable: number }[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const before = performance.now();
    const served = await serve(library);
    const ready = performance.now() - before;
    const window = await Window.open(served.link);
    await window.page.getByRole('button', { name: 'Paste a script' }).waitFor();
    const [painted, usable] = await Promise.all(
      ['first-contentful-paint', 'interactive'].map(
        async (name) => await window.page.evaluate<number>(`performance.getEntriesByName('${name}')[0].startTime`),
      ),
    );
    if (painted === undefined || usable === undefined) throw new Error('The page did not say when it was painted.');
    times.push({ ready, painted, usable });
    await window.close();
    await served.stop();
  }
  const median = (of: (time: (typeof times)[number]) => number): number => quantile(times.map(of), 0.5);
  return [
    { measure: 'serve, from the command to its link', value: median(({ ready }) => ready), unit: 'ms', baseline: 1000 },
    { measure: 'first contentful paint', value: median(({ painted }) => painted), unit: 'ms', baseline: 600 },
    { measure: 'interactive', value: median(({ usable }) => usable), unit: 'ms', baseline: 1200 },
  ];
}

/** What of the built script the first screen loads: what index.html names, and what that imports at once. */
async function firstScript(): Promise<BenchRow> {
  const files = await readdir(ASSETS);
  const index = await readFile(join(ASSETS, '..', 'index.html'), 'utf8');
  const first = files.filter((file) => file.endsWith('.js') && index.includes(file));
  const words = files.filter((file) => /^en-.*[.]js$/u.test(file));
  const loaded = new Set([...first, ...words]);
  for (const file of loaded) {
    const text = await readFile(join(ASSETS, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/gu)) if (name) loaded.add(name);
  }
  let bytes = 0;
  for (const file of loaded) bytes += gzipSync(await readFile(join(ASSETS, file))).length;
  return { measure: 'script of the first screen, gzip', value: bytes / 1000, unit: 'kB', baseline: 350 };
}
