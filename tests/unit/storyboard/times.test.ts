import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { timeTurnedIn } from '../../../src-shared/storyboard/words.ts';

/** The time of day of each picture, as it begins. */
function times(text: string): string[] {
  return draft(parseFountain(text)).scenes.flatMap(({ shots }) =>
    shots.map(({ picture }) => /^[^,，.。]+/u.exec(picture)?.[0] ?? ''),
  );
}

const street = 'EXT. STREET - NIGHT\n\nA man waits.\n\n';
const jie = '1、外景 街 夜\n\n一个男人站着。\n\n';

describe('a time of day said in the action', () => {
  it.each([
    ['This morning at six, a boy runs.', 'dawn'],
    ['The next morning, a boy runs.', 'dawn'],
    ['At noon a boy runs.', 'day'],
    ['The next day, a boy runs.', 'day'],
    ['Later that evening, a boy runs.', 'sunset'],
    ['By nightfall a boy runs.', 'night'],
  ])('holds for it and what follows: %s', (text, time) => {
    expect(times(`${street}${text}\n\nA girl walks along the wall.`).slice(1)).toEqual([time, time]);
  });

  it.each([
    ['今天早上六点，一个男孩跑来。', '清晨'],
    ['第二天清晨，一个男孩跑来。', '清晨'],
    ['第二天，一个男孩跑来。', '白天'],
    ['当天下午，一个男孩跑来。', '白天'],
    ['傍晚，一个男孩跑来。', '黄昏'],
    ['深夜，一个男孩跑来。', '夜晚'],
  ])('holds for it and what follows in Chinese: %s', (text, time) => {
    expect(times(`${jie}${text}\n\n一个女孩沿着墙走。`).slice(1)).toEqual([time, time]);
  });

  it.each([
    'Two hours later, a boy runs.',
    'One day a boy came.',
    'The morning paper lies there.',
    'Yesterday morning it rained.',
    'She will leave in the morning.',
    'The evening gown is torn.',
    '两小时后，他走了。',
    '昨天早上下过雨。',
    '他说晚上来。',
    '晚饭摆在桌上。',
    '晚上的街道很静。',
  ])('is none where it tells of something else: %s', (text) => {
    expect(timeTurnedIn(text)).toBeNull();
  });

  it('holds until the next one, in whatever order they come', () => {
    const said = fc.constantFrom(
      ['This morning', 'dawn', '今天早上', '清晨'],
      ['At noon', 'day', '中午', '白天'],
      ['That evening', 'sunset', '当天傍晚', '黄昏'],
      ['That night', 'night', '当天夜里', '夜晚'],
    );
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), (all) => {
        const english = all.map(([words]) => `${words}, a boy runs along the wall.\n\nA girl walks to the gate.`);
        expect(times(street + english.join('\n\n')).slice(1)).toEqual(all.flatMap(([, time]) => [time, time]));
        const chinese = all.map(([, , words]) => `${words}，一个男孩沿着墙奔跑。\n\n一个女孩慢慢走向大门口。`);
        expect(times(jie + chinese.join('\n\n')).slice(1)).toEqual(all.flatMap(([, , , time]) => [time, time]));
      }),
    );
  });
});
