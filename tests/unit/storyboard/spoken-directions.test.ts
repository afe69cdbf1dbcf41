import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { partDirections } from '../../../src-shared/storyboard/spoken-directions.ts';

describe('brackets among the words of a speech', () => {
  it.each([
    ['对不起！（下车扶他）您没事吧？', '对不起！您没事吧？'],
    ['你走吧！（转身）我不想见你！', '你走吧！我不想见你！'],
    ['好。（下）', '好。'],
    ['你来。(指着门)就是这里。', '你来。就是这里。'],
    ['真的？（停顿）我不信。（苦笑）', '真的？我不信。'],
    ['You go! (turns away) I stay.', 'You go! I stay.'],
    ['Fine. (beat) Take it. (crossing to the door)', 'Fine. Take it.'],
    ['I see. (whispering) Not here.', 'I see. Not here.'],
  ])('are not said where they direct: %s', (text, said) => {
    expect(partDirections(text).said).toBe(said);
  });

  it.each([
    '他在NASA（美国航天局）工作。',
    '给我三（3）个。',
    '老王（我爸）来了。',
    '那个（也就是他走的那天）我记得。',
    'He works for NASA (the space agency).',
    'Three (3) of them.',
    'My brother (you know him) is here.',
  ])('are said where they belong to the talk: %s', (text) => {
    expect(partDirections(text)).toEqual({ said: text, manner: null });
  });

  it.each([
    ['INT. HALL - DAY\n\nTOM\nNo, no. (laughing) You win.', 'No, no. You win.', 'laughs'],
    ['内景 大厅 日\n\n陈默：不，不。（大笑）你赢了。', '不，不。你赢了。', '大笑着说话'],
  ])('are seen in the shot of the speech: %j', (text, said, seen) => {
    const shots = draft(parseFountain(text)).scenes.flatMap((scene) => scene.shots);
    expect(shots.flatMap(({ lines }) => lines.map((line) => line.text))).toEqual([said]);
    expect(shots.at(-1)?.picture).toContain(seen);
  });

  it('lose no word outside of them', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => text.replaceAll(/[()（）]/gu, '')),
        (text) => {
          expect(partDirections(text)).toEqual({ said: text, manner: null });
        },
      ),
    );
  });
});
