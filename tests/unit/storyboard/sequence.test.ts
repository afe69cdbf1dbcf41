import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

/** Time and weather, as the last scene of a script begins. */
function settingOfLast(text: string): string {
  const { language, scenes } = draft(parseFountain(text));
  const picture = scenes.at(-1)?.shots[0]?.picture ?? '';
  return picture.slice(0, picture.indexOf(language === 'zh' ? '。' : '.'));
}

const scene = (heading: string, action = 'A dog barks.') => `${heading}\n\n${action}\n\n`;

describe('a heading that does not say when', () => {
  it.each([
    ['the same place right before', ['INT. BAR - NIGHT', 'INT. BAR'], 'night, bar'],
    ['CONTINUOUS in another place', ['INT. BAR - NIGHT', 'EXT. YARD - CONTINUOUS'], 'night, yard'],
    ['other places between', ['INT. BAR - NIGHT', 'EXT. YARD - NIGHT', 'EXT. ROAD', 'INT. BAR'], 'night, bar'],
    ['another time between', ['INT. BAR - NIGHT', 'EXT. YARD - DAY', 'INT. BAR'], 'bar'],
    ['another day between', ['INT. BAR - NIGHT', 'EXT. YARD - NEXT NIGHT', 'INT. BAR'], 'bar'],
    ['a flashback', ['INT. BAR - NIGHT', 'INT. BAR (FLASHBACK)'], 'bar'],
    ['a place not shown before', ['INT. BAR - NIGHT', 'EXT. YARD'], 'yard'],
    ['the same place in Chinese', ['1、内景 酒吧 夜', '2、内景 酒吧'], '夜晚，酒吧'],
    ['同时', ['1、内景 酒吧 夜', '2、外景 院子 同时'], '夜晚，院子'],
    ['其他地方之后', ['1、内景 酒吧 夜', '2、外景 院子 夜', '3、内景 酒吧'], '夜晚，酒吧'],
    ['次日之后', ['1、内景 酒吧 夜', '2、外景 院子 次日 日', '3、内景 酒吧'], '酒吧'],
    ['回忆', ['1、内景 酒吧 夜', '2、内景 酒吧（回忆）'], '酒吧'],
  ])('%s', (_what, headings, setting) => {
    expect(settingOfLast(headings.map((heading) => scene(heading)).join(''))).toBe(setting);
  });

  it('keeps the weather of its place, from the same side, while the time is the same', () => {
    const rain = scene('EXT. YARD - NIGHT', 'Rain falls on the stones. A dog barks.');
    expect(settingOfLast(rain + scene('EXT. YARD'))).toBe('night, rain, yard');
    expect(settingOfLast(rain + scene('INT. BAR - CONTINUOUS'))).toBe('night, bar');
    expect(settingOfLast(rain + scene('EXT. ROAD - CONTINUOUS'))).toBe('night, rain, road');
    expect(settingOfLast(rain + scene('INT. BAR - NIGHT') + scene('EXT. YARD - NIGHT'))).toBe('night, rain, yard');
    expect(settingOfLast(rain + scene('INT. YARD'))).toBe('night, yard');
    expect(settingOfLast(rain + scene('EXT. YARD - DAY'))).toBe('day, yard');
    expect(settingOfLast(rain + scene('EXT. YARD', 'The rain stops. A dog barks.') + scene('EXT. YARD'))).toBe(
      'night, yard',
    );
    const snow = scene('1、外景 院子 夜', '大雪纷飞。一只狗吠叫。');
    expect(settingOfLast(snow + scene('2、内景 厨房 夜') + scene('3、外景 院子'))).toBe('夜晚，大雪，院子');
    expect(settingOfLast(snow + scene('2、内景 厨房 同时'))).toBe('夜晚，厨房');
  });

  it('has the time of its place or none, whatever stands between', () => {
    const place = fc.constantFrom('BAR', 'YARD', 'ROAD');
    const heading = fc.record({ place, time: fc.constantFrom('', ' - DAY', ' - NIGHT') });
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 8 }), (all) => {
        const known = new Map<string, string>();
        let now = '';
        for (const { place: where, time } of all) {
          const said = time.slice(3).toLowerCase();
          if (said !== '' && said !== now) known.clear();
          const holds = said || (known.get(where) ?? '');
          known.set(where, holds);
          now = holds;
        }
        const last = all.at(-1)?.place.toLowerCase() ?? '';
        const text = all.map(({ place: where, time }) => scene(`INT. ${where}${time}`)).join('');
        expect(settingOfLast(text)).toBe([now, last].filter(Boolean).join(', '));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a greeting', () => {
  it.each([
    ['INT. BAR\n\nA woman says good evening to a man.', 'bar. A woman says hello to a man.'],
    ['INT. BAR\n\n“Come tonight,” a woman says.', 'bar. “Come tonight,” a woman says.'],
    ['1、内景 酒吧\n\n△一个女人对男人说晚上好。', '酒吧。一个女人对男人说你好。'],
    ['1、内景 酒吧\n\n△一个女人说：“早上好！”', '酒吧。一个女人说：“你好！”'],
  ])('does not set the hour: %s', (text, picture) => {
    expect(draft(parseFountain(text)).scenes[0]?.shots[0]?.picture).toBe(picture);
  });

  it('leaves the hour to what is told beside it', () => {
    expect(settingOfLast('INT. BAR\n\n“Good morning,” a woman says. It is night.')).toBe('night, bar');
    expect(settingOfLast('1、内景 酒吧\n\n△深夜，一个女人说：“早上好！”')).toBe('夜晚，酒吧');
  });
});
