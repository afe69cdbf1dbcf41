import { describe, expect, test } from 'vitest';
import { rational, ZERO } from '../../../../src-shared/timeline/rational.ts';
import { CAPTION, SOUND, TITLE, said } from '../../../support/hosts/cut.ts';

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const PART = { x: 0.25, y: 0.5, width: 0.5, height: 0.5 };

describe('words', () => {
  test('a title is a card behind an item, or lies over one for as long as that is shown', () => {
    expect(said(['title', String.raw`The sea\nA film`, '2', '--length', '2'])).toEqual({
      command: 'insert',
      id: 'itm_new',
      source: { kind: 'title', title: { template: 'title', text: 'The sea\nA film' } },
      in: ZERO,
      frames: 48,
      after: 'sht_b',
    });
    expect(said('title 海 开头 --template 章节')).toMatchObject({
      source: { title: { template: 'chapter', text: '海' } },
      frames: 96,
      after: null,
    });
    expect(said('title Mara --on 2 --at 0.5 --template lower-third')).toEqual({
      command: 'attach',
      id: 'att_new',
      anchor: 'sht_b',
      offset: rational(1, 2),
      duration: rational(3, 2),
      content: { kind: 'title', title: { template: 'lower-third', text: 'Mara' } },
    });
    expect(said('title Mara --at 4.5 --length 10f')).toMatchObject({
      anchor: 'sht_c',
      offset: rational(1, 2),
      duration: rational(5, 12),
    });
  });

  test('a caption is shown for as long as it is read, in a lane, a style and a place', () => {
    expect(said('caption Hi --on 1')).toMatchObject({
      anchor: 'sht_a',
      offset: ZERO,
      duration: rational(5, 6),
      content: { kind: 'caption', lane: 'own', text: 'Hi', style: 'plain', place: 'bottom' },
    });
    expect(said('caption 一二三四五六七八九十一二三四五六 --at 3 --lane zh --style 底框 --place 顶部')).toMatchObject({
      anchor: 'sht_b',
      offset: rational(1),
      duration: rational(2),
      content: { lane: 'zh', style: 'box', place: 'top' },
    });
  });

  test('a caption is broken into lines, unless a person did', () => {
    const textOf = (text: string) => {
      const command = said(['caption', text, '--on', '1']);
      return command.command === 'attach' && command.content.kind === 'caption' ? command.content.text : '';
    };
    expect(textOf('Students, a new term begins, and I hope you all study.')).toBe(
      'Students, a new term begins,\nand I hope you all study.',
    );
    expect(textOf(String.raw`One\nTwo`)).toBe('One\nTwo');
    expect(textOf('word '.repeat(30).trim())).toBe('word '.repeat(30).trim());
  });

  test('what is attached is said anew, each kind in its own words', () => {
    const content = (words: readonly string[]) => said(['change', ...words]);
    expect(content(['a1', 'Other'])).toEqual({
      command: 'content',
      attached: 'att_title',
      content: { ...TITLE, title: { template: 'title', text: 'Other' } },
    });
    expect(content(['att_caption', '--place', 'top'])).toMatchObject({ content: { ...CAPTION, place: 'top' } });
    expect(content(['a2', 'Hello', '--lane', 'en'])).toMatchObject({ content: { text: 'Hello', lane: 'en' } });
    expect(content(['A3', '--loop', '关', '--fade-in', '12f', '--role', 'ambience'])).toMatchObject({
      content: { ...SOUND, loops: false, fade_in: rational(1, 2), role: 'ambience' },
    });
  });
});

describe('sounds', () => {
  test('music lies under the whole film, begins again and fades', () => {
    expect(said('music ftg_sea')).toEqual({
      command: 'attach',
      id: 'att_new',
      anchor: null,
      offset: ZERO,
      duration: null,
      content: { ...SOUND, in: rational(1), gain_db: 0 },
    });
    expect(said('music ftg_sea --at 2 --loop off --in 0 --gain -6dB --fade-out 0')).toMatchObject({
      anchor: null,
      offset: rational(2),
      duration: rational(3),
      content: { in: ZERO, gain_db: -6, fade_out: ZERO, loops: false },
    });
    expect(said('music ftg_sea --on 3 --length end')).toMatchObject({ anchor: 'sht_c', duration: null });
  });

  test('a sound is heard once, with its picture; ambience goes with the film', () => {
    expect(said('sound ftg_sea --at 2.5 --role 旁白')).toMatchObject({
      anchor: 'sht_b',
      offset: rational(1, 2),
      duration: rational(2),
      content: { role: 'narration', in: rational(1), fade_in: ZERO, loops: false },
    });
    expect(said('sound ftg_sea --at 2.5 --role ambience')).toMatchObject({ anchor: null, offset: rational(5, 2) });
  });

  test('gain is of an item, or of what is attached', () => {
    expect(said('gain 2 -6')).toEqual({ command: 'gain', item: 'sht_b', gain_db: -6 });
    expect(said('gain a3 3.5')).toEqual({
      command: 'content',
      attached: 'att_sound',
      content: { ...SOUND, gain_db: 3.5 },
    });
    expect(said('gain 1 静音')).toMatchObject({ gain_db: -60 });
  });

  test('what is attached is moved, lengthened and taken off', () => {
    expect(said('shift a3 -0.25')).toEqual({ command: 'shift', attached: 'att_sound', by: rational(-1, 4) });
    expect(said('stretch att_sound 12f')).toMatchObject({ command: 'stretch', duration: rational(1, 2) });
    expect(said('stretch a3 结尾')).toMatchObject({ duration: null });
    expect(said('detach a2')).toEqual({ command: 'detach', attached: 'att_caption' });
  });
});

test('markers are frames, with a name or without, and can be named anew', () => {
  const frame = { duration: rational(1, 24) };
  expect(said('marker 钟声 --at 2.5')).toEqual({
    ...{ command: 'attach', id: 'att_new', anchor: 'sht_b', offset: rational(1, 2), ...frame },
    content: { kind: 'marker', name: '钟声' },
  });
  expect(said('marker --on 3')).toMatchObject({ anchor: 'sht_c', ...frame, content: { kind: 'marker', name: '' } });
  expect(said('change a4 there')).toEqual({
    ...{ command: 'content', attached: 'att_marker', content: { kind: 'marker', name: 'there' } },
  });
});

test('in and out marks are times, the edges of the film, or off', () => {
  expect(said('range 1 2.5')).toEqual({ command: 'range', in: rational(1), out: rational(5, 2) });
  expect(said('range start 12f')).toEqual({ command: 'range', in: null, out: rational(1, 2) });
  expect(said('range 1 结尾')).toEqual({ command: 'range', in: rational(1), out: null });
  expect(said('range 1')).toEqual({ command: 'range', in: rational(1), out: null });
  expect(said('range off')).toEqual({ command: 'range', in: null, out: null });
});

test.each([
  ['zoom 1 in', { from: WHOLE, to: { width: 0.8, height: 0.8 } }],
  ['zoom 1 拉', { from: { width: 0.8 }, to: WHOLE }],
  ['zoom 1 0.25,0.5,0.5,0.5', { from: WHOLE, to: PART }],
  ['zoom 1 0.25,0.5,0.5,0.5 0，0，1，1', { from: PART, to: WHOLE }],
  ['zoom 1 off', null],
  ['pan 1 left', { from: { x: expect.closeTo(0.2) as number }, to: { x: 0 } }],
  ['pan 1 下', { from: { y: 0 }, to: { y: expect.closeTo(0.2) as number } }],
  ['pan 1 关', null],
])('%s', (words, move) => {
  expect(said(words)).toMatchObject({ command: 'move', item: 'sht_a', move });
});

test.each([
  ['title Sea', /^Say where it begins: --at TIME in the film, or --on ITEM/u],
  ['title Sea 2 --at 1', /^A title behind an item is a card of its own: leave --at away/u],
  ['title Sea 2 --template poster', /^There is no template "poster"; there are title, chapter/u],
  ['caption Sea --at 99', /^"99" lies behind the end of the film/u],
  ['music boat', /^"boat" is no ID of footage/u],
  ['gain a2 3', /^a2 is a caption and makes no sound/u],
  ['gain 9 3', /^There is no item "9"/u],
  ['shift a9 1', /^Nothing that is attached to the film is called "a9"/u],
  ['change a1 --lane zh', /^a1 is a title, which has no --lane/u],
  ['change a3 words', /^a3 is a sound and has no words of its own/u],
  ['change a2', /^Say what of a2 is to change/u],
  ['zoom 1 sideways', /^There is no way to zoom "sideways"/u],
  ['zoom 1 in 0,0,1,1', /^Only a zoom from one part to another has two/u],
  ['pan 1 in', /^There is no way to pan "in"; there are left, right, up, down/u],
] as const)('"%s" is refused in a sentence', (words, sentence) => {
  expect(() => said(words)).toThrow(sentence);
});
