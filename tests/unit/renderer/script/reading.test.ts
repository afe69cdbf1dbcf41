import { describe, expect, it } from 'vitest';
import { eighthsOf, pagesShown, printedLines } from '../../../../src-renderer/script/page-length.ts';
import { LINE_KINDS, placeWritten, readForEditor } from '../../../../src-renderer/script/reading.ts';

const kindsOf = (text: string): readonly string[] =>
  [...readForEditor(text).kinds].map((kind) => LINE_KINDS[kind] ?? '');

describe('readForEditor', () => {
  it('says what each line of a screenplay is', () => {
    const text = [
      'Title: Fog',
      '',
      '# Act One',
      '',
      'INT. KITCHEN - DAY',
      '',
      'Steam.',
      'More steam.',
      '',
      'MARA',
      '(low)',
      'Wait.',
      '',
      '[[a note',
      'of two lines]]',
      '',
      'CUT TO:',
    ].join('\n');
    expect(kindsOf(text)).toEqual([
      ...['title_page', 'blank', 'section', 'blank', 'scene_heading', 'blank', 'action', 'action', 'blank'],
      ...['character', 'parenthetical', 'dialogue', 'blank', 'note', 'note', 'blank', 'transition'],
    ]);
  });

  it('says it of a Chinese one, whose speeches stand behind their speaker', () => {
    const text = '1、内景 教室 日\n△下雨。\n小雨：（轻声）一只纸船。\n\n2、外景 街道 夜\n△雨。';
    expect(kindsOf(text)).toEqual(['scene_heading', 'action', 'speech', 'blank', 'scene_heading', 'action']);
  });

  it('leaves a line its kind that has a note within it', () => {
    expect(kindsOf('She waits [[how long?]] there.')).toEqual(['action']);
  });

  it('finds scenes with their numbers, names and places', () => {
    const { outline, names, places, language } = readForEditor(
      'INT. KITCHEN - DAY\n\nMARA\nOne.\n\nTOM\nTwo.\n\nMARA\nThree.\n\nEXT. OLD PIER - NIGHT #7#\n\nFog.\n',
    );
    expect(outline.map(({ number, text, start }) => [number, text, start])).toEqual([
      ['1', 'INT. KITCHEN - DAY', 0],
      ['7', 'EXT. OLD PIER - NIGHT', 54],
    ]);
    expect(names).toEqual(['MARA', 'TOM']);
    expect(places).toEqual(['OLD PIER', 'KITCHEN']);
    expect(language).toBe('en');
  });

  it('has nothing to say of nothing', () => {
    expect(readForEditor('')).toMatchObject({ outline: [], names: [], places: [], eighths: 0 });
  });
});

describe('placeWritten', () => {
  it.each([
    ['INT./EXT. CAR - MOVING - DAY', 'CAR'],
    ['I/E HALL', 'HALL'],
    ["ST. MARY'S", "ST. MARY'S"],
    ['内景 教室 日', '教室'],
    ['码头 夜 外', '码头'],
  ])('%s', (heading, place) => expect(placeWritten(heading)).toBe(place));
});

describe('pages', () => {
  const element = (type: 'action' | 'dialogue' | 'note', text: string) => printedLines({ type, text, range: [0, 0] });

  it('counts the lines that are printed', () => {
    expect(element('action', 'x'.repeat(61))).toBe(3);
    expect(element('dialogue', 'x'.repeat(61))).toBe(2);
    expect(element('action', '雨'.repeat(31))).toBe(3);
    expect(element('note', 'x'.repeat(61))).toBe(0);
  });

  it('counts them in eighths', () => {
    expect([eighthsOf(0), eighthsOf(54), eighthsOf(27)]).toEqual([1, 8, 4]);
    expect([0, 3, 8, 19].map(pagesShown)).toEqual(['0', '3/8', '1', '2 3/8']);
  });
});
