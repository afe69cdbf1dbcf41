import { describe, expect, it } from 'vitest';
import { fountainOf } from '../../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';

function outline({ elements }: Screenplay): string[] {
  return elements.map(({ type, text }) => `${type}: ${text}`);
}

describe('a printed play', () => {
  it.each([
    [
      'FIRST ACT\nA room.\n\n[LANE lays the table.]\n\nALGERNON. Did you hear?\n\nLANE. I was not\nlistening, sir.\n\nALGERNON. [Stiffly.] I see. TEA!\n\nMRS. HALE. NO.\n\nLANE. Yes, sir.\n',
      [
        'action: FIRST ACT\nA room.',
        'action: [LANE lays the table.]',
        'character: ALGERNON',
        'dialogue: Did you hear?',
        'character: LANE',
        'dialogue: I was not\nlistening, sir.',
        'character: ALGERNON',
        'parenthetical: (Stiffly.)',
        'dialogue: I see. TEA!',
        'character: MRS. HALE',
        'dialogue: NO.',
        'character: LANE',
        'dialogue: Yes, sir.',
      ],
    ],
    [
      '海边，黄昏。\n少年　（跑上）船长！\n船长　什么事？\n少年　船沉了。\n船长　走！\n',
      [
        'action: 海边，黄昏。',
        'character: 少年',
        'parenthetical: （跑上）',
        'dialogue: 船长！',
        'character: 船长',
        'dialogue: 什么事？',
        'character: 少年',
        'dialogue: 船沉了。',
        'character: 船长',
        'dialogue: 走！',
      ],
    ],
  ])('has its speeches behind their speakers: %j', (text, expected) => {
    const read = parseFountain(text);
    expect(outline(read)).toEqual(expected);
    const cues = read.elements.filter(({ type }) => type === 'character');
    expect(cues.map(({ range }) => text.slice(...range))).toEqual(cues.map((cue) => cue.text));
    expect(outline(parseFountain(fountainOf(read)))).toEqual(expected);
  });

  it.each([
    // One name alone, names that never come again, and paragraphs that mostly tell.
    'LANE. He waits.\n\nLANE. He sits.\n\nLANE. He sings.\n\nLANE. He stands.\n',
    'TV. A match.\n\nNO. He leaves.\n\nYES. He comes.\n\nOK. He sits.\n',
    'LANE. Yes.\n\nA man walks in.\n\nTOM. No.\n\nHe sits.\n\nLANE. Yes.\n\nHe stands.\n\nTOM. No.\n\nHe goes.\n\nIt rains.\n',
    '关关雎鸠　在河之洲\n窈窕淑女　君子好逑\n参差荇菜　左右流之\n窈窕淑女　寤寐求之\n',
    '少年　船长\n他走来。\n少年　船长\n她走来。\n船长　少年\n天黑了。\n船长　少年\n下雨了。\n起风了。\n',
  ])('is none of other text: %j', (text) => {
    expect(parseFountain(text).elements.every(({ type }) => type === 'action')).toBe(true);
  });

  it.each([
    'LANE. Yes.\n\nTOM. No.\n\nLANE. Yes.\n\nTOM. No.\n',
    '少年　是。\n\n船长　否。\n\n少年　是。\n\n船长　否。\n',
  ])('is not made of lines of action: %j', (text) => {
    const elements = text
      .trim()
      .split('\n\n')
      .map((line) => ({ type: 'action', text: line, range: [0, 0] }) as const);
    const written = fountainOf({ elements });
    expect(outline(parseFountain(written))).toEqual(elements.map((element) => `action: ${element.text}`));
  });
});
