import { describe, expect, test } from 'vitest';
import type { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { rational, ZERO } from '../../../../src-shared/timeline/rational.ts';
import { said } from '../../../support/hosts/cut.ts';

describe('cut', () => {
  test.each([
    ['trim 2 start 12f', { command: 'trim', item: 'sht_b', edge: 'start', by: 12 }],
    ['trim sht_b end -0.5', { command: 'trim', item: 'sht_b', edge: 'end', by: -12 }],
    ['trim 2 结尾 －12帧', { command: 'trim', item: 'sht_b', edge: 'end', by: -12 }],
    ['slip 1 +00:00:00:06', { command: 'slip', item: 'sht_a', by: 6 }],
    ['split 1 0:01', { command: 'split', item: 'sht_a', at: 24, id: 'itm_new' }],
    ['move 3 1', { command: 'reorder', item: 'sht_c', after: 'sht_a' }],
    ['move 3 start', { command: 'reorder', item: 'sht_c', after: null }],
    ['remove 3', { command: 'remove', item: 'sht_c' }],
    ['speed 1 0.5', { command: 'speed', item: 'sht_a', speed: rational(1, 2) }],
    ['speed 1 150%', { command: 'speed', item: 'sht_a', speed: rational(3, 2) }],
    ['speed 1 0.333', { command: 'speed', item: 'sht_a', speed: rational(333, 1000) }],
    ['reverse 1', { command: 'reverse', item: 'sht_a', reversed: true }],
    ['reverse 1 关', { command: 'reverse', item: 'sht_a', reversed: false }],
    ['freeze 1 1', { command: 'freeze', item: 'sht_a', frame: 24 }],
    ['freeze 1 off', { command: 'freeze', item: 'sht_a', frame: null }],
    ['opacity 1 .5', { command: 'opacity', item: 'sht_a', opacity: 0.5 }],
    ['framing 1 fill', { command: 'framing', item: 'sht_a', framing: { kind: 'fill' } }],
    [
      'framing 1 crop 0,0.25,0.5,0.5',
      {
        command: 'framing',
        item: 'sht_a',
        framing: { kind: 'crop', rectangle: { x: 0, y: 0.25, width: 0.5, height: 0.5 } },
      },
    ],
  ])('%s', (words, command) => {
    expect(said(words)).toEqual(command);
  });

  test.each([
    ['transition 2 dissolve', { kind: 'dissolve', before: 12, after: 12 }],
    ['transition 2 叠化 5f', { kind: 'dissolve', before: 2, after: 3 }],
    ['transition 2 wipe 4f+8f --direction up', { kind: 'wipe', direction: 'up', before: 4, after: 8 }],
    ['transition 2 cut', { kind: 'cut', before: 0, after: 0 }],
    ['transition 2 cut-to-black 6f', { kind: 'cut-to-black', before: 6, after: 0 }],
    ['transition 1 fade-black', { kind: 'fade-black', before: 0, after: 24 }],
  ])('%s', (words, transition) => {
    expect(said(words)).toMatchObject({ command: 'transition', transition });
  });

  test('the end of the film has a transition of its own, all of it before the end', () => {
    const transition = { kind: 'fade-white', before: 48, after: 0 };
    expect(said('transition end fade-white 2')).toEqual({ command: 'ending', transition });
  });

  test('colours that are not said stay; off is plain again; a table is named by what was stored', () => {
    const lut = 'a'.repeat(64);
    const before = { exposure: 0, contrast: 2, saturation: 1, temperature: 0, lut: null };
    expect(said('colour 1 --exposure -1')).toMatchObject({ colour: { ...before, exposure: -1 } });
    expect(said('colour 1 --lut film.cube', { lut })).toMatchObject({ colour: { ...before, lut } });
    expect(said('colour 1 off')).toMatchObject({ colour: { ...before, contrast: 1 } });
    expect(said('colour 1 off --saturation 0')).toMatchObject({ colour: { ...before, contrast: 1, saturation: 0 } });
  });

  test.each([
    ['ftg_sea 1', { source: { kind: 'footage', footage: 'ftg_sea' }, in: rational(1), frames: 48, after: 'sht_a' }],
    ['ftg_sea start --in 2 --length 12f', { in: rational(2), frames: 12, after: null }],
    ['ftg_sea start --in 2', { in: rational(2), frames: 24 }],
    ['ftg_logo 3', { in: ZERO, frames: 96, after: 'sht_c' }],
    ['sht_b 3', { source: { kind: 'shot', shot: 'sht_b', take: null }, in: ZERO, frames: 48 }],
  ])('insert %s', (words, command) => {
    expect(said(`insert ${words}`)).toMatchObject({ command: 'insert', id: 'itm_new', ...command });
  });

  test('a shot that was taken out comes back under its own id, by its number too', () => {
    const source = { kind: 'shot', shot: 'sht_d', take: null };
    const command = { command: 'insert', id: 'sht_d', source, in: ZERO, frames: 30, after: 'sht_c' };
    expect(said('restore sht_d')).toEqual(command);
    expect(said('restore 4')).toEqual(command);
  });

  test('another take goes on where its shot was, other sources begin where they are meant to', () => {
    expect(said('replace 2 tak_x')).toMatchObject({ source: { kind: 'shot', shot: 'sht_b', take: 'tak_x' }, in: ZERO });
    expect(said('replace 2 ftg_sea')).toMatchObject({ in: rational(1) });
    expect(said('replace 2 ftg_sea --in 6f')).toMatchObject({ in: rational(1, 4) });
  });
});

test.each([
  ['frob 1', 'bad_option', /^There is no "shotloom cut PROJECT frob"; there are trim, /u],
  ['trim 1', 'bad_option', /needs EDGE and BY/u],
  ['remove 1 2', 'bad_option', /takes ITEM, not "2" as well/u],
  ['slip 1 2 --lut x', 'bad_option', /knows no --lut/u],
  ['--lut x', 'bad_option', /^Say what to do with --lut/u],
  ['trim 9 end 1', 'not_found', /^There is no item "9" in the film/u],
  ['trim 1 middle 1', 'bad_option', /^There is no edge "middle"/u],
  ['trim 1 end soon', 'bad_option', /^"soon" is no time/u],
  ['speed 1 fast', 'bad_option', /^The speed "fast" is no number/u],
  ['reverse 1 on', 'bad_option', /^"on" says nothing here/u],
  ['transition 2 melt', 'bad_option', /^There is no transition "melt"; there are cut, dissolve/u],
  ['transition 2 dissolve -1', 'bad_option', /^A transition's length must be above 0, and "[-−]1" is not/u],
  ['transition 2 叠化 0', 'bad_option', /^A transition's length must be above 0/u],
  ['transition 2 wipe 1+-1', 'bad_option', /^A transition's length must be above 0/u],
  ['transition 2 wipe --direction away', 'bad_option', /^There is no direction "away"/u],
  ['transition 2 dissolve --direction up', 'bad_option', /has no direction/u],
  ['framing 1 crop 1,2,3', 'bad_option', /^A crop is X,Y,WIDTH,HEIGHT/u],
  ['framing 1 fit 0,0,1,1', 'bad_option', /^Only a crop has a part/u],
  ['colour 1', 'bad_option', /^Say which colours/u],
  ['restore sht_a', 'not_found', /^No shot "sht_a" was taken out/u],
  ['insert boat 1', 'not_found', /^"boat" is no ID of footage, a graphic or a shot/u],
] as const)('"%s" is refused in a sentence', (words, code, sentence) => {
  let thrown: unknown;
  try {
    said(words);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code, message: expect.stringMatching(sentence) as string });
  expect((thrown as ShotloomError).message).toMatch(/\.$/u);
});
