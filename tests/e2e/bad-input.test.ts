import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/library/open.ts';
import { builtinDirectory } from '../../src-main/models/builtin-pack.ts';
import type { ErrorCode } from '../../src-shared/contract/errors.ts';
import { TINY_SCRIPT } from '../support/app/films.ts';
import type { Ended, Environment } from '../support/cli/shotloom.ts';
import { faultsOfRefusal, shotloom, writeFfmpeg } from '../support/cli/shotloom.ts';

const SMALL = ['--size', '192x108', '--fps', '12', '--silent'];

let base: string;
let folder: string;
let script: string;
let out: string;
let library: string;
let model: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'shotloom 坏 '));
  model = join(base, 'model');
  cpSync(builtinDirectory(), model, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(join(base, 'case '));
  script = join(folder, 'a.fountain');
  out = join(folder, 'a.mp4');
  library = join(folder, 'library');
  writeFileSync(script, TINY_SCRIPT);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

async function film(args: readonly string[] = [script, out], environment: Environment = {}): Promise<Ended> {
  return await shotloom(['film', ...args, ...SMALL], { SHOTLOOM_LIBRARY: library, ...environment });
}

/** What is wrong with a refusal: it is one sentence, with its own exit code, leaves nothing, and the library opens. */
function faultsOf(ended: Ended, code: ErrorCode, words: RegExp, left: readonly string[] = ['a.fountain']): string[] {
  const sentence = ended.stderr.trimEnd().split('\n').at(-1) ?? '';
  const found = readdirSync(folder).filter((name) => name !== 'library');
  return [
    ...faultsOfRefusal(ended, code),
    ...(words.test(sentence) ? [] : [`another sentence: ${sentence}`]),
    ...(found.join() === left.join() ? [] : [`left behind: ${found.join()}`]),
    ...(existsSync(library) ? faultsOfLibrary() : []),
  ];
}

function faultsOfLibrary(): string[] {
  const opened = openLibrary(library);
  const unfinished = readdirSync(join(library, 'tmp'));
  opened.close();
  return unfinished.map((name) => `unfinished: ${name}`);
}

describe('a script', () => {
  test('that is missing', async () => {
    expect(
      faultsOf(
        await film([join(folder, 'b.fountain'), out]),
        'script_missing',
        /b\.fountain was not found: check its path\.$/u,
      ),
    ).toEqual([]);
    expect(existsSync(library)).toBe(false);
  });

  test.each([
    ['empty', ''],
    ['blank', ' \n\n\t\n'],
    ['nothing but a title', 'Title: Nothing\n'],
  ])('that is %s', async (_what, text) => {
    writeFileSync(script, text);
    expect(faultsOf(await film(), 'script_empty', /: write at least one line/u)).toEqual([]);
  });

  test.each([
    ['binary', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197) % 256))],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('that is %s', async (_what, bytes) => {
    writeFileSync(script, bytes);
    expect(faultsOf(await film(), 'script_binary', /is not text: give a text file/u)).toEqual([]);
  });

  test('that is a folder', async () => {
    expect(faultsOf(await film([folder, out]), 'script_binary', /is a folder: give a text file/u)).toEqual([]);
  });
});

describe('a conversion', () => {
  test('goes to Final Draft and back, and both make the same storyboard', async () => {
    const fdx = join(folder, 'a.fdx');
    const back = join(folder, 'b.fountain');
    const there = await shotloom(['convert', script, fdx]);
    expect(there.stdout).toMatch(/^.*a\.fdx: \d+ elements\.\n$/u);
    const andBack = await shotloom(['convert', fdx, back, '--json']);
    expect(andBack.stdout).toMatch(/^\{"elements":\d+\}\n$/u);
    const drafts = await Promise.all([script, fdx, back].map((path) => shotloom(['draft', path])));
    expect(drafts[0]?.stdout).toMatch(/MARA/u);
    expect(drafts.map(({ stdout }) => stdout)).toEqual(drafts.map(() => drafts[0]?.stdout));
  });

  test('of a damaged Final Draft script leaves nothing', async () => {
    const fdx = join(folder, 'a.fdx');
    writeFileSync(fdx, '<FinalDraft><Content><Paragraph>');
    const refused = await shotloom(['convert', fdx, join(folder, 'b.fountain')]);
    expect(
      faultsOf(refused, 'script_damaged', /no sound Final Draft file \(line 1, column \d+: .*\): save it again/u, [
        'a.fdx',
        'a.fountain',
      ]),
    ).toEqual([]);
  });

  test('to another kind of file, or over the script itself', async () => {
    const other = await shotloom(['convert', script, join(folder, 'a.docx')]);
    expect(faultsOf(other, 'bad_option', /must end with \.fountain or \.fdx\.$/u)).toEqual([]);
    const itself = await shotloom(['convert', script, script]);
    expect(faultsOf(itself, 'bad_option', /cannot be written over itself: give another name\.$/u)).toEqual([]);
    expect(readFileSync(script, 'utf8')).toBe(TINY_SCRIPT);
  });
});

describe('a picture of one of the cast', () => {
  test('that is not there', async () => {
    const made = await film([script, out, '--look', `MARA=${join(folder, 'nowhere.jpg')}`]);
    expect(faultsOf(made, 'picture_missing', /nowhere\.jpg cannot be read; check its name\.$/u)).toEqual([]);
  });

  test('that is a script', async () => {
    const made = await film([script, out, '--look', `MARA=${script}`]);
    expect(
      faultsOf(made, 'picture_unusable', /a\.fountain is no JPEG, PNG, WebP, GIF or BMP; give a picture/u),
    ).toEqual([]);
  });

  test('whom nobody knows', async () => {
    const made = await film([script, out, '--look', `GODOT=${script}`]);
    expect(faultsOf(made, 'not_found', /nobody called "GODOT" in the cast of this film; it has .*MARA/u)).toEqual([]);
  });
});

describe('an output', () => {
  test('in a folder that is not there', async () => {
    expect(
      faultsOf(
        await film([script, join(folder, 'no', 'a.mp4')]),
        'output_unwritable',
        /does not exist; make it first\.$/u,
      ),
    ).toEqual([]);
    expect(existsSync(library)).toBe(false);
  });

  test('that is a folder', async () => {
    mkdirSync(out);
    expect(
      faultsOf(await film(), 'output_unwritable', /is a folder; give the name of a file\.$/u, ['a.fountain', 'a.mp4']),
    ).toEqual([]);
  });

  test('that names no kind of file a prompt is made into', async () => {
    const made = await shotloom(['generate', '--prompt', 'a dog', join(folder, 'a.gif')], {
      SHOTLOOM_LIBRARY: library,
    });
    expect(faultsOf(made, 'bad_option', /must end with/u)).toEqual([]);
  });
});

describe('arguments', () => {
  test.each([
    ['an unknown command', ['wobble'], /^There is no command "wobble"/u],
    ['an unknown option', ['film', 'a', 'b', '--wobble'], /^There is no option --wobble; see/u],
    ['an option nearly known', ['film', 'a', 'b', '--sead=2'], /did you mean --seed\?/u],
    ['an option without its value', ['film', 'a', 'b', '--size'], /--size/u],
    ['too few', ['film', 'a'], /needs OUT; see/u],
    ['too many', ['parse', 'a', 'b'], /not "b"/u],
    [
      'a size that is none',
      ['film', 'a', 'b', '--size', 'big'],
      /^The size "big" cannot be used: write two even numbers/u,
    ],
    ['an odd size', ['film', 'a', 'b', '--size', '1281x720'], /^The size "1281x720"/u],
    ['a rate that is none', ['film', 'a', 'b', '--fps', '0'], /^The frame rate "0" cannot be used/u],
    ['a seed that is none', ['film', 'a', 'b', '--seed', '-1'], /seed/u],
    ['a film that is called something else', ['film', 'a', 'b.gif'], /^A film is written as MP4, and "b.gif" says/u],
    ['nothing to say', ['speak', ' ', 'a.wav'], /there is nothing to say/u],
    ['no prompt', ['generate', '--prompt', ' ', 'a.mp4'], /^The prompt is empty/u],
    ['a model for a prompt', ['generate', '--prompt', 'a dog', '--steps', '4', 'a.mp4'], /^A prompt by itself/u],
    ['a project whose name is none', ['generate', '../x'], /project/u],
  ])('with %s', async (_what, args, words) => {
    expect(faultsOf(await shotloom(args, { SHOTLOOM_LIBRARY: library }), 'bad_option', words)).toEqual([]);
    expect(existsSync(library)).toBe(false);
  });

  test('with a project that is not in the library', async () => {
    const words = /^There is no project prj_aaaaaaaa in the library; list them with "shotloom projects"\.$/u;
    expect(faultsOf(await film([script, out, '--project', 'prj_aaaaaaaa']), 'not_found', words)).toEqual([]);
    const rendered = await shotloom(['render', 'prj_aaaaaaaa', out], { SHOTLOOM_LIBRARY: library });
    expect(faultsOf(rendered, 'not_found', words)).toEqual([]);
  });
});

describe('what is said', () => {
  const said = (words: string) =>
    shotloom(['generate', '--prompt', 'a dog', join(folder, 'a.mp4'), '--words', words], { SHOTLOOM_LIBRARY: library });

  test('and is not there', async () => {
    const missing = await said(join(folder, 'no.srt'));
    expect(faultsOf(missing, 'words_unreadable', /^What is said could not be read from .*no\.srt: /u)).toEqual([]);
  });

  test('without its times', async () => {
    const plain = join(folder, 'plain.txt');
    writeFileSync(plain, 'The dog barks.');
    expect(
      faultsOf(await said(plain), 'words_unreadable', /^No words with their times/u, ['a.fountain', 'plain.txt']),
    ).toEqual([]);
  });

  test('in a still', async () => {
    const made = await shotloom(
      ['generate', '--prompt', 'a dog', join(folder, 'a.png'), '--words', join(folder, 'no.srt')],
      { SHOTLOOM_LIBRARY: library },
    );
    expect(faultsOf(made, 'bad_option', /^Nothing is spoken in a still/u)).toEqual([]);
  });

  test('is needed for a thing to appear', async () => {
    const made = await shotloom(['generate', '--prompt', 'a dog', join(folder, 'a.mp4'), '--appear'], {
      SHOTLOOM_LIBRARY: library,
    });
    expect(faultsOf(made, 'bad_option', /^A thing can only appear/u)).toEqual([]);
  });
});

describe('the model', () => {
  test.each([
    ['cut short', (path: string) => truncateSync(path, 100_000)],
    [
      'altered',
      (path: string) => {
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
    ],
  ])('that was %s', async (_how, spoil) => {
    const path = join(model, 'paint.onnx');
    const kept = readFileSync(path);
    spoil(path);
    const refused = await film([script, out], { SHOTLOOM_MODEL: model });
    writeFileSync(path, kept);
    expect(
      faultsOf(refused, 'model_damaged', /paint\.onnx was cut short or altered .*; install Shotloom again\.$/u),
    ).toEqual([]);
  });

  test('that is not there', async () => {
    const refused = await film([script, out], { SHOTLOOM_MODEL: join(folder, 'nowhere') });
    expect(faultsOf(refused, 'model_missing', /install Shotloom again, or set SHOTLOOM_MODEL/u)).toEqual([]);
  });
});

describe('an ffmpeg', () => {
  test('that is not there', async () => {
    const refused = await film([script, out], { SHOTLOOM_FFMPEG: '/nonexistent' });
    expect(
      faultsOf(refused, 'ffmpeg_missing', /\/nonexistent, does not exist; run `npm ci` again, or set SHOTLOOM_FFMPEG/u),
    ).toEqual([]);
  });

  test('that dies in the middle of a clip, then of the film; and the same command with a sound one goes on', async () => {
    const dying = [
      'case "$*" in *rawvideo*) head -c 300000 >/dev/null; kill -9 $$;; *) exec "$REAL" "$@";; esac',
      'case "$*" in *rawvideo*) exec "$REAL" "$@";; *) "$REAL" "$@" & sleep 0.05; kill -9 $! $$;; esac',
    ];
    const words = /^ffmpeg was killed with signal SIGKILL; .* run the same command again\.$/u;
    for (const body of dying) {
      const refused = await film([script, out], { SHOTLOOM_FFMPEG: await writeFfmpeg(join(base, 'dying.sh'), body) });
      expect(faultsOf(refused, 'ffmpeg_failed', words)).toEqual([]);
    }
    // The film that was there before is left as it is.
    writeFileSync(out, 'an older film');
    const full = await writeFfmpeg(join(base, 'full.sh'), 'echo "No space left on device" >&2; exit 1');
    const refused = await film([script, out], { SHOTLOOM_FFMPEG: full });
    const noSpace = /^ffmpeg failed \(No space left on device\)/u;
    expect(faultsOf(refused, 'ffmpeg_failed', noSpace, ['a.fountain', 'a.mp4'])).toEqual([]);
    expect(readFileSync(out, 'utf8')).toBe('an older film');

    const made = await film();
    expect(made).toMatchObject({ status: 0 });
    // What was made before its ffmpeg died is not made again.
    expect(made.stderr).toContain('Every shot was current: nothing was generated.');
    expect(readdirSync(folder).toSorted()).toEqual(['a.fountain', 'a.mp4', 'library']);
  });
});

test('a library that is no library is left as it is', async () => {
  mkdirSync(library);
  const database = join(library, 'library.sqlite');
  writeFileSync(database, 'not a database '.repeat(1000));
  const refused = await film();
  expect(faultsOfRefusal(refused, 'library_damaged')).toEqual([]);
  expect(readFileSync(database, 'utf8')).toBe('not a database '.repeat(1000));
});
