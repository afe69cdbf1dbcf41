import { readSoundCommand } from '../../../../src-main/hosts/cli/sound.ts';
import { describe, expect, test } from 'vitest';
import { readFilm } from '../../../../src-main/hosts/cli/film.ts';
import { readGenerate } from '../../../../src-main/hosts/cli/make.ts';
import {
  readChosenStyle,
  readCommandLine,
  readFilmSettings,
  readLooks,
  readRate,
  readSeconds,
  readSeed,
  readSize,
  textOf,
} from '../../../../src-main/hosts/cli/options.ts';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';

/** The sentence with which something is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ShotloomError && error.code === 'bad_option') return error.message;
    throw error;
  }
  return expect.unreachable('it was accepted');
}

test('a number below nought belongs to the option before it', () => {
  const { values, positionals } = readSoundCommand(['prj_1', '--loudness', '-16', '--music', 'off']);
  expect([values['loudness'], values['music'], positionals]).toEqual(['-16', 'off', ['prj_1']]);
  expect(readSoundCommand(['prj_1', '--loudness', '-23']).values['loudness']).toBe('-23');
  expect(() => readSoundCommand(['prj_1', '-16'])).toThrow(/see "shotloom sound --help"/u);
});

describe('a style', () => {
  test('is read, and is absent where none is said, so that the project keeps its own', () => {
    expect(readFilmSettings(readFilm(['a', 'b', '--style', 'gouache:0.5,ink:0.5']).values)).toMatchObject({
      style: 'ink:0.5,gouache:0.5',
    });
    expect(readFilmSettings(readFilm(['a', 'b', '--style', 'flat']).values)).toMatchObject({ style: '' });
    expect(readChosenStyle(readGenerate(['prj_1', '--style=paper-cut']).values)).toEqual({ style: 'paper-cut' });
    expect(readFilmSettings(readFilm(['a', 'b']).values)).not.toHaveProperty('style');
  });

  test('that is none is refused with those there are', () => {
    const said = refusal(() => readFilmSettings(readFilm(['a', 'b', '--style', 'oil']).values));
    expect(said).toContain('flat, ink, gouache, paper-cut');
  });
});

describe('pictures of the cast', () => {
  test('are read with whose they are, as often as they are given', () => {
    const { lists } = readFilm([
      'a.fountain',
      'a.mp4',
      '--look',
      'MARA=a=b.jpg',
      '--look',
      ' 小雨 =x.png',
      '--look=TOM=',
    ]);
    expect(readLooks(lists['look'] ?? [])).toEqual([
      { name: 'MARA', path: 'a=b.jpg' },
      { name: '小雨', path: 'x.png' },
      { name: 'TOM', path: null },
    ]);
    expect(readFilm(['a.fountain', 'a.mp4']).lists['look'] ?? []).toEqual([]);
  });

  test.each(['mara.jpg', '=mara.jpg', '  =mara.jpg', ''])('that belong to nobody are refused: "%s"', (text) => {
    expect(refusal(() => readLooks([text]))).toMatch(/belongs to nobody: write who it shows, .*\.$/u);
  });
});

describe('the arguments of a command', () => {
  test('are read with their defaults', () => {
    const { positionals, values } = readFilm(['a.fountain', 'a.mp4']);
    expect(positionals).toEqual(['a.fountain', 'a.mp4']);
    expect(readFilmSettings(values)).toEqual({ width: 1280, height: 720, fps_num: 24, fps_den: 1, seed: 1 });
    expect(values['stills']).toBeUndefined();
    expect(textOf(values, 'library')).toBeUndefined();
  });

  test('are read wherever the options stand', () => {
    const args = ['--size', '512x288', 'a.fountain', '--fps=29.97', 'a.mp4', '--seed', '9', '--stills', '--json'];
    const { positionals, values } = readFilm(args);
    expect(positionals).toEqual(['a.fountain', 'a.mp4']);
    expect(readFilmSettings(values)).toEqual({ width: 512, height: 288, fps_num: 30_000, fps_den: 1001, seed: 9 });
    expect([values['stills'], values['json']]).toEqual([true, true]);
  });

  test('need not be there where help is asked for', () => {
    expect(readFilm(['--help']).values['help']).toBe(true);
    expect(readFilm(['-h']).values['help']).toBe(true);
  });

  test('of generate depend on --prompt', () => {
    expect(readGenerate(['--prompt', 'a dog', 'a.mp4']).positionals).toEqual(['a.mp4']);
    expect(refusal(() => readGenerate([]))).toBe('"shotloom generate" needs PROJECT; see "shotloom generate --help".');
    expect(refusal(() => readGenerate(['--prompt=a dog']))).toBe(
      '"shotloom generate" needs OUT; see "shotloom generate --help".',
    );
  });

  test.each([
    [['a.fountain'], '"shotloom film" needs OUT; see "shotloom film --help".'],
    [[], '"shotloom film" needs SCRIPT and OUT; see "shotloom film --help".'],
    [['a', 'b', 'c d'], '"shotloom film" takes SCRIPT and OUT, not "c d"; quote names that hold spaces.'],
    [['a', 'b', '--sized', '1x1'], 'There is no option --sized (did you mean --size?); see "shotloom film --help".'],
    [['a', 'b', '--sees', '2'], 'There is no option --sees (did you mean --seed?); see "shotloom film --help".'],
    [['a', 'b', '--wobble'], 'There is no option --wobble; see "shotloom film --help".'],
    [['a', 'b', '-x'], 'There is no option -x; see "shotloom film --help".'],
    [['a', 'b', '--size'], 'Option "--size <value>" argument missing; see "shotloom film --help".'],
    [['a', 'b', '--json=yes'], 'Option "--json" does not take an argument; see "shotloom film --help".'],
  ])('%j are refused in one sentence', (args, sentence) => {
    expect(refusal(() => readFilm(args))).toBe(sentence);
  });

  test('of a command without any are refused', () => {
    expect(refusal(() => readCommandLine('projects', ['x'], []))).toBe(
      '"shotloom projects" takes no arguments, not "x"; quote names that hold spaces.',
    );
  });
});

describe('the values of options', () => {
  test.each([
    ['1280x720', { width: 1280, height: 720 }],
    ['64X64', { width: 64, height: 64 }],
    ['4096×2160', { width: 4096, height: 2160 }],
  ])('the size %s', (text, size) => expect(readSize(text)).toEqual(size));

  test.each([
    '',
    '720p',
    '1280',
    '1280x',
    'x720',
    '62x64',
    '4098x64',
    '65x64',
    '64x65',
    '-64x64',
    '64x64x64',
    '6 4x64',
    '1e3x64',
  ])('the size %j is refused', (text) =>
    expect(refusal(() => readSize(text))).toMatch(/^The size ".*" cannot be used: write .*\.$/u),
  );

  test.each([
    ['24', 24, 1],
    ['23.976', 24_000, 1001],
    ['23.98', 24_000, 1001],
    ['29.97', 30_000, 1001],
    ['59.94', 60_000, 1001],
    ['30000/1001', 30_000, 1001],
    ['25/1', 25, 1],
    ['1', 1, 1],
    ['60', 60, 1],
  ])('the rate %s', (text, fps_num, fps_den) => expect(readRate(text)).toEqual({ fps_num, fps_den }));

  test.each(['', '0', '61', '-24', '24.5', '24/0', '0/1', 'fast', '1/2', '1000/1001x', 'constructor', '13'])(
    'the rate %j is refused',
    (text) => expect(refusal(() => readRate(text))).toMatch(/^The frame rate ".*" cannot be used: choose .*\.$/u),
  );

  test.each(['0', '1', String(Number.MAX_SAFE_INTEGER)])('the seed %s', (text) => {
    expect(readSeed(text)).toBe(Number(text));
  });

  test.each(['', '-1', '1.5', '1e3', 'a', String(Number.MAX_SAFE_INTEGER + 1), ' 1'])(
    'the seed %j is refused',
    (text) => {
      expect(refusal(() => readSeed(text))).toMatch(/^The seed ".*" cannot be used: write .*\.$/u);
    },
  );

  test.each([
    ['0.1', 0.1],
    ['4', 4],
    ['60', 60],
  ])('the length %s', (text, seconds) => expect(readSeconds(text)).toBe(seconds));

  test.each(['', ' ', '0', '61', '-1', 'long', 'NaN'])('the length %j is refused', (text) => {
    expect(refusal(() => readSeconds(text))).toMatch(/^The length ".*" cannot be used: write .*\.$/u);
  });
});
