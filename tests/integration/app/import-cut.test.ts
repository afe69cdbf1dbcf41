import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { cut, readCut } from '../../../src-main/hosts/cli/cut.ts';
import { graphic, readGraphicCommand } from '../../../src-main/hosts/cli/graphic.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE } from '../../support/app/made-films.ts';
import { FILES } from '../../support/media/footage-files.ts';
import { inWords } from '../../support/sentences-said.ts';

let folder: string;
let app: App;
let project: string;
let sea: string;

/** A film of three shots that nothing was made of, cut with all that can be cut, attached and drawn. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 交换 '));
  app = makeApp({ library: join(folder, 'library') });
  const script = join(folder, 'tiny.fountain');
  writeFileSync(script, TINY_SCRIPT);
  ({ project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: MADE }));
  const files = [app.grants.grantInput(await FILES.video(folder))];
  const { result } = await finish(await app.calls.footage.import({ project, files }));
  sea = result.imported[0]?.footage.id ?? '';
  for (const words of [
    ['title', '灯塔\nA film', 'start', '--length', '2'],
    ['insert', sea, '1', '--in', '0.5', '--length', '1'],
    ['transition', '2', 'wipe', '2f+1f', '--direction', 'up'],
    ['transition', 'end', 'fade-black', '3f'],
    ['zoom', '3', 'in'],
    ['framing', '3', 'fill'],
    ['move', '5', '3'],
    ['colour', '2', '--exposure', '0.5'],
    ['title', 'Mara\nkeeper', '--on', '3', '--template', 'lower-third'],
    ['caption', '你好', '--at', '0', '--lane', 'zh', '--style', 'box', '--place', 'top'],
    ['music', sea, '--gain', '-6'],
    ['sound', sea, '--on', '3', '--length', '0.75'],
    ['gain', '2', '-3'],
    ['marker', '钟声', '--on', '3', '--at', '2f'],
    ['range', '0.5', '2'],
  ])
    await run(...words);
  const line = readGraphicCommand([project, 'slide', 'One', '二', '--behind', '2', '--length', '1']);
  await graphic(line, { app, ...quiet() });
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function quiet(lines: string[] = [], notes: string[] = []) {
  return {
    signal: new AbortController().signal,
    progress: { write: () => true },
    keys: null,
    print: (line: string): void => void lines.push(line),
    note: (line: string): void => void notes.push(line),
    inWords,
  };
}

/** What `shotloom cut PROJECT ...` prints and notes, and whether it says that all is well. */
async function run(...words: readonly string[]) {
  const [lines, notes]: [string[], string[]] = [[], []];
  const answer = await cut(readCut([project, ...words]), { app, ...quiet(lines, notes) });
  return { lines, notes, isWell: answer !== false };
}

const show = () => app.calls.timeline.show({ project });

async function exported(format: 'otio' | 'otioz' | 'fcpxml' | 'edl' | 'srt'): Promise<string> {
  const path = join(folder, `film.${format}`);
  const output = await app.grants.grantOutput(path);
  await finish(await app.calls.projects.export({ project, format, output }));
  return path;
}

describe('a cut', () => {
  test.each(['otio', 'otioz', 'fcpxml'] as const)('that was exported as .%s is the same film again', async (format) => {
    const before = await show();
    const path = await exported(format);
    expect(await run('import', path)).toEqual({ lines: ['The film is cut so already.'], notes: [], isWell: true });
    for (const words of [
      ['remove', '2'],
      ['move', '4', 'start'],
    ])
      await run(...words);
    expect(await show()).not.toEqual(before);
    expect((await run('import', path)).isWell).toBe(true);
    expect(await show()).toEqual(before);
    // One step, whatever it changed.
    await app.calls.projects.undo({ project });
    expect(await show()).not.toEqual(before);
    await app.calls.projects.redo({ project });
    expect(await show()).toEqual(before);
  });

  test('as an archive brings the files that it shows, and no other', async () => {
    const other = await FILES.silent(folder);
    await finish(await app.calls.footage.import({ project, files: [app.grants.grantInput(other)] }));
    const entries = unzipSync(readFileSync(await exported('otioz')));
    expect(Object.keys(entries)).toEqual(['content.otio', 'version.txt', 'media/harbour.mp4']);
    expect(
      Buffer.compare(Buffer.from(entries['media/harbour.mp4'] ?? []), readFileSync(join(folder, 'harbour.mp4'))),
    ).toBe(0);
    await app.calls.projects.undo({ project });
  });

  test('as an EDL keeps pictures, their order and lengths, and what is attached to shots', async () => {
    const before = await show();
    const { isWell } = await run('import', await exported('edl'));
    const after = await show();
    const named = ({ items }: typeof before) =>
      items.map(({ name, frames }) => [name.replaceAll(/\s+/gu, ' '), frames]);
    expect(isWell).toBe(true);
    expect(named(after)).toEqual(named(before));
    expect(after.attached.some(({ id }) => id.includes('/caption/'))).toBe(true);
    await app.calls.projects.undo({ project });
  });

  test('of files that are not here becomes cards with their names, and says so', async () => {
    const path = join(folder, '别处.otio');
    const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate: 6, value });
    const clip = (name: string) => ({
      OTIO_SCHEMA: 'Clip.2',
      name,
      source_range: { OTIO_SCHEMA: 'TimeRange.1', start_time: time(0), duration: time(6) },
      media_references: { DEFAULT_MEDIA: { OTIO_SCHEMA: 'ExternalReference.1', target_url: `file:///x/${name}` } },
      active_media_reference_key: 'DEFAULT_MEDIA',
    });
    const children = [{ OTIO_SCHEMA: 'Track.1', kind: 'Video', children: ['far.mov', 'harbour.mp4'].map(clip) }];
    writeFileSync(
      path,
      JSON.stringify({ OTIO_SCHEMA: 'Timeline.1', name: '', tracks: { OTIO_SCHEMA: 'Stack.1', children } }),
    );
    const { notes, isWell } = await run('import', path);
    expect([notes.length, isWell]).toEqual([1, false]);
    expect(notes[0]).toMatch(
      /^1 file is not in the project, and cards with their names keep their places \(far\.mov\)/u,
    );
    const { items } = await show();
    expect(items.map(({ source, frames }) => [source.kind, frames])).toEqual([
      ['title', 6],
      ['footage', 6],
    ]);
    await app.calls.projects.undo({ project });
  });
});

describe('captions', () => {
  const subRip = (text: string) =>
    `1\n00:00:00,500 --> 00:00:01,500\n${text}\n\n2\n00:01:00,000 --> 00:01:02,000\nLate\n`;

  test('are read into the lane of the file name, tell what is left out, and give way to the file when it is read again', async () => {
    const path = join(folder, 'film.fr.srt');
    writeFileSync(path, subRip('Bonjour'));
    const before = await show();
    const first = await run('import', path);
    expect(first.lines[0]).toMatch(/^1 caption\. /u);
    expect(first.notes).toEqual([expect.stringMatching(/^The caption "Late" begins behind the end/u)]);
    writeFileSync(path, subRip('Bonsoir'));
    expect((await run('import', path)).lines[0]).toMatch(/^1 caption, in place of 1\. /u);
    const french = (await show()).attached.filter(({ content }) => content.kind === 'caption' && content.lane === 'fr');
    expect(french.map(({ name, place }) => [name, place?.start])).toEqual([['Bonsoir', { n: 1, d: 2 }]]);
    expect((await show()).attached).toHaveLength(before.attached.length + 1);
    await app.calls.projects.undo({ project });
    await app.calls.projects.undo({ project });
    expect(await show()).toEqual(before);
  });

  test('of the film itself are the same when they are read into another lane', async () => {
    const own = (await show()).attached.filter(({ content }) => content.kind === 'caption');
    const path = await exported('srt');
    expect((await run('import', path, '--lane', 'again')).isWell).toBe(true);
    const again = (await show()).attached.filter(
      ({ content }) => content.kind === 'caption' && content.lane.startsWith('again'),
    );
    expect(again.length).toBeGreaterThanOrEqual(own.length);
    const edges = (captions: typeof own) => captions.flatMap(({ place }) => [place?.start, place?.end]);
    for (const edge of edges(own)) expect(edges(again)).toContainEqual(edge);
    await app.calls.projects.undo({ project });
  });
});

test('a file that cannot be read is refused in a sentence, and nothing is written', async () => {
  const before = await show();
  for (const [name, text, code, sentence] of [
    ['nowhere.srt', null, 'script_missing', /^"nowhere\.srt" was not found/u],
    ['empty.srt', '', 'bad_option', /^The file has no captions/u],
    ['film.doc', 'x', 'bad_option', /is neither captions \(.srt, .vtt, .ass\) nor a cut/u],
    ['broken.otio', '{', 'bad_option', /^The file is damaged: it is no JSON/u],
    ['broken.otioz', 'x', 'script_damaged', /is no .otioz archive, or is cut short; export it again\.$/u],
    ['broken.fcpxml', '<x', 'bad_option', /\.$/u],
    ['nothing.edl', 'TITLE: x\n', 'bad_option', /\.$/u],
  ] as const) {
    if (text !== null) writeFileSync(join(folder, name), text);
    await expect(run('import', join(folder, name))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(sentence) as string,
    });
  }
  expect(await show()).toEqual(before);
});
