import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TINY_SCRIPT } from '../support/app/films.ts';
import { faultsOfRefusal, lastJson, shotloom } from '../support/cli/shotloom.ts';
import type { Ended } from '../support/cli/shotloom.ts';
import { readPdf } from '../support/export/documents.ts';

const SMALL = ['--size', '192x108', '--fps', '12', '--silent', '--stills', '--json'];

let folder: string;
let board: string;
let film: Ended;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 分镜 🎬 '));
  writeFileSync(join(folder, 'tiny.fountain'), TINY_SCRIPT);
  board = join(folder, 'board.fountain');
  film = await run('film', join(folder, 'tiny.fountain'), join(folder, 'tiny.mp4'), ...SMALL);
  project = String(lastJson(film)['project']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on the library of these tests. */
async function run(...args: string[]): Promise<Ended> {
  return await shotloom(args, { SHOTLOOM_LIBRARY: join(folder, 'library') });
}

describe('board', () => {
  test('prints a script that gives the same film, with nothing to generate', async () => {
    const printed = await run('board', join(folder, 'tiny.fountain'));
    expect(printed).toMatchObject({ status: 0, stderr: '' });
    expect(printed.stdout).toMatch(/^Title: Tiny\nFormat: Shotloom board 1\n/u);
    writeFileSync(board, printed.stdout);
    const again = lastJson(await run('film', board, join(folder, 'board.mp4'), ...SMALL));
    expect(again).toMatchObject({
      scenes: 2,
      shots: 3,
      generated: 0,
      digest_of_frames: lastJson(film)['digest_of_frames'],
    });
    expect(again['project']).not.toBe(project);
  });

  test('prints a board as it is, comments and all', async () => {
    const text = readFileSync(board, 'utf8').replace('INT. ROOM', '[[Ask Ann.]]\n\n# One\n\nINT. ROOM');
    writeFileSync(join(folder, 'edited.fountain'), text);
    expect(await run('board', join(folder, 'edited.fountain'))).toMatchObject({ status: 0, stdout: text });
    expect(lastJson(await run('board', join(folder, 'edited.fountain'), '--json'))).toEqual({ board: text });
  });

  test('makes anew only the shot that a person edits', async () => {
    writeFileSync(board, readFileSync(board, 'utf8').replace('blue boat', 'green boat'));
    expect(lastJson(await run('film', board, join(folder, 'board.mp4'), ...SMALL))).toMatchObject({
      shots: 3,
      generated: 1,
      reused: 2,
    });
  });

  test('is written back with its notes, and a shot that was lost in a comment', async () => {
    const noted = join(folder, 'noted.fountain');
    const text = readFileSync(board, 'utf8').replace('INT. ROOM', '[[Ask Ann.]]\n\nINT. ROOM');
    writeFileSync(noted, text);
    const made = lastJson(await run('film', noted, join(folder, 'noted.mp4'), ...SMALL));
    const back = join(folder, 'back.fountain');
    await run('export', String(made['project']), back);
    expect(readFileSync(back, 'utf8')).toBe(text);
    writeFileSync(noted, text.replace(/\[\[Shot: [^[]*(?=\[\[)/u, ''));
    await run('film', noted, join(folder, 'noted.mp4'), ...SMALL);
    expect(await run('export', String(made['project']), back)).toMatchObject({
      status: 0,
      stdout: `${back}: 2 shots.\n`,
    });
    expect(readFileSync(back, 'utf8')).toMatch(/\[\[Ask Ann\.\]\][^]*\/\*\nParked shots/u);
  });

  test('says which line cannot be read', async () => {
    const wrong = join(folder, 'wrong.fountain');
    writeFileSync(wrong, readFileSync(board, 'utf8').replace('[[Shot: wide', '[[Shot: wode'));
    for (const args of [
      ['board', wrong],
      ['draft', wrong],
      ['film', wrong, join(folder, 'no.mp4')],
    ]) {
      const ended = await run(...args);
      expect(faultsOfRefusal(ended, 'board_unreadable')).toEqual([]);
      expect(ended.stderr).toMatch(/^Line \d+ of the board says "wode", which is no size/u);
    }
  });
});

describe('export', () => {
  test.each([
    ['shots.csv', [], { shots: 3, pictures: 0, pages: null, captions: null }, '\u{EF}\u{BB}\u{BF}Shot,Scene,Size,'],
    ['shots.XLSX', [], { shots: 3, pictures: 0, pages: null, captions: null }, 'PK'],
    ['board.html', [], { shots: 3, pictures: 3, pages: null, captions: null }, '<!doctype html>'],
    ['board.pptx', [], { shots: 3, pictures: 3, pages: null, captions: null }, 'PK'],
    ['board.pdf', ['--per-page', '2'], { shots: 3, pictures: 3, pages: 2, captions: null }, '%PDF-1.'],
    ['film.srt', [], { shots: 3, pictures: 0, pages: null, captions: 1 }, '1\n00:00:'],
    ['film.VTT', [], { shots: 3, pictures: 0, pages: null, captions: 1 }, 'WEBVTT\n\n00:00:'],
    ['film.ass', [], { shots: 3, pictures: 0, pages: null, captions: 1 }, '[Script Info]\n'],
    ['film.fcpxml', [], { shots: 3, pictures: 3, pages: null, captions: null }, '<?xml version="1.0"'],
    ['film.edl', [], { shots: 3, pictures: 3, pages: null, captions: null }, 'TITLE: '],
    ['film.otio', [], { shots: 3, pictures: 3, pages: null, captions: null }, '{\n    "OTIO_SCHEMA": "Timeline.1"'],
  ] as const)('writes %s', async (name, options, summary, start) => {
    const out = join(folder, name);
    const ended = await run('export', project, out, ...options, '--json');
    expect([ended.status, lastJson(ended)]).toEqual([0, summary]);
    expect(readFileSync(out, 'latin1').startsWith(start)).toBe(true);
    expect(readdirSync(folder).filter((file) => file.includes(name))).toEqual([name]);
  });

  test('puts the stills on the pages of a PDF', async () => {
    const ended = await run('export', project, join(folder, 'six.pdf'));
    expect(ended).toMatchObject({ status: 0, stdout: `${join(folder, 'six.pdf')}: 3 shots, 3 pictures, 1 page.\n` });
    const { pages, images, text } = readPdf(readFileSync(join(folder, 'six.pdf')));
    expect([pages, images]).toEqual([1, 3]);
    expect(text).toContain('MARA: Hello.');
  });

  test('shows the words of a shot without a current still', async () => {
    const edited = join(folder, 'tiny.fountain');
    writeFileSync(edited, TINY_SCRIPT.replace('blue boat', 'red boat'));
    const drafted = await run('film', edited, join(folder, 'tiny.mp4'), ...SMALL, '--project', project);
    expect(drafted.status).toBe(0);
    rmSync(join(folder, 'library', 'media'), { recursive: true });
    expect(lastJson(await run('export', project, join(folder, 'bare.html'), '--json'))).toMatchObject({
      shots: 3,
      pictures: 0,
    });
    expect(readFileSync(join(folder, 'bare.html'), 'utf8')).toMatch(/<p class="empty">[^<]*red boat/u);
  });

  test.each([
    ['bad_option', ['board.doc']],
    ['bad_option', ['board.pdf', '--per-page', '3']],
    ['bad_option', ['board.html', '--per-page', '2']],
    ['output_unwritable', ['missing/board.pdf']],
  ] as const)('refuses with %s: %j', async (code, [name, ...options]) => {
    expect(faultsOfRefusal(await run('export', project, join(folder, name), ...options), code)).toEqual([]);
  });

  test('refuses a project that is not there', async () => {
    expect(faultsOfRefusal(await run('export', 'prj_none00000', join(folder, 'a.csv')), 'not_found')).toEqual([]);
  });
});
