import { describe, expect, test } from 'vitest';
import { AMBIENCE_KINDS } from '../../../src-shared/audio/ambience/ambience.ts';
import { composeBed } from '../../../src-shared/audio/compose.ts';
import { MOOD_STYLES, MOODS } from '../../../src-shared/audio/mood.ts';
import { ambiencesOf, bedOf, moodOf } from '../../../src-shared/audio/scene-sound.ts';
import type { SceneWords } from '../../../src-shared/audio/scene-sound.ts';
import { PLACE_SOUNDS } from '../../../src-shared/audio/scene-words.ts';

const en = (heading: string, text: string): SceneWords => ({ heading, text, language: 'en' });
const zh = (heading: string, text: string): SceneWords => ({ heading, text, language: 'zh' });

describe('the mood of a scene', () => {
  test.each([
    ['calm', en('INT. STUDY - DAY', 'He reads by the window.'), zh('内景 书房 日', '他在窗边读书。')],
    ['bright', en('EXT. SQUARE - DAY', 'They celebrate and dance.'), zh('外景 广场 日', '人们庆祝，跳舞。')],
    [
      'tender',
      en('INT. ROOM - DAY', 'She takes his hand and kisses him.'),
      zh('内景 房间 日', '她握住他的手，亲吻他。'),
    ],
    ['sad', en('INT. ROOM - DAY', 'After the funeral she weeps alone.'), zh('内景 房间 日', '葬礼之后，她独自流泪。')],
    [
      'tense',
      en('EXT. YARD - DAY', 'He flees. Shots fired. She screams.'),
      zh('外景 院子 日', '他逃跑，有人开枪，她尖叫。'),
    ],
    ['mysterious', en('INT. ATTIC - DAY', 'A hidden, ancient secret.'), zh('内景 阁楼 日', '隐藏的古老秘密。')],
    ['grand', en('EXT. PLAIN - DAY', 'The army marches to victory.'), zh('外景 平原 日', '大军走向胜利。')],
    [
      'driving',
      en('INT. NEWSROOM - DAY', 'A reporter rushes to the deadline.'),
      zh('内景 编辑部 日', '记者匆匆赶到截止之前。'),
    ],
    [
      'playful',
      en('INT. NURSERY - DAY', 'The puppy trips over its toys. A giggle.'),
      zh('内景 托儿所 日', '小狗玩着玩具，有人搞笑。'),
    ],
  ] as const)('is %s in English and in Chinese', (mood, english, chinese) => {
    expect([moodOf(english), moodOf(chinese)]).toEqual([mood, mood]);
  });

  test('is told by weather and time where no word tells it', () => {
    const moods = (...scenes: SceneWords[]) => scenes.map(moodOf);
    expect(moods(en('EXT. ROAD - NIGHT', 'He walks.'), zh('外景 公路 夜', '他走着。'))).toEqual([
      'mysterious',
      'mysterious',
    ]);
    expect(moods(en('EXT. ROAD - DAY', 'Rain. He walks.'), zh('外景 公路 日', '下雨。他走着。'))).toEqual([
      'sad',
      'sad',
    ]);
    expect(moods(en('EXT. ROAD - DAY', 'He walks.'), zh('外景 公路 日', '他走着。'))).toEqual(['calm', 'calm']);
    expect(moods(en('', ''), zh('', ''))).toEqual(['calm', 'calm']);
  });
});

describe('the bed of a scene', () => {
  test('has one key at one place, and a tempo that haste and slowness move within the mood', () => {
    const bed = (text: string, place = 'HARBOUR') => bedOf(en(`EXT. ${place} - DAY`, text), 20, 'film');
    expect(bed('He reads.').key).toEqual(bed('She sleeps.').key);
    const keys = ['HARBOUR', 'MILL', 'FARM', 'SCHOOL', 'TOWER', 'CAVE'].map((place) => bed('', place).key.tonic);
    expect(new Set(keys).size).toBeGreaterThan(2);
    const [slow, usual, fast] = ['She sits and waits, slowly, in silence.', 'A word.', 'He runs, suddenly, fast.'].map(
      (text) => bed(text).tempo ?? 0,
    );
    const style = MOOD_STYLES.calm.tempo;
    expect(slow).toBe(style[0]);
    expect(usual).toBe(style[1]);
    expect(fast).toBeGreaterThan(style[1]);
    expect(fast).toBeLessThanOrEqual(style[2]);
    expect(bedOf(zh('外景 港口 日', '他突然飞快地跑。'), 20, 'film').tempo).toBe(fast);
  });

  test('can be composed for every mood', () => {
    for (const mood of MOODS) expect(MOOD_STYLES[mood].drums.every(({ steps }) => /^[xo-]+$/u.test(steps))).toBe(true);
    expect(composeBed(bedOf(en('INT. ROOM - DAY', 'They dance at a party.'), 12, 'x')).seconds).toBe(12);
  });
});

describe('what is heard around a scene', () => {
  const kinds = (scene: SceneWords) => ambiencesOf(scene).map(({ kind }) => kind);

  test.each([
    [['sea'], en('EXT. PIER - DAY', 'A boat waits.'), zh('外景 码头 日', '一条船等着。')],
    [['forest', 'birds'], en('EXT. FOREST - DAY', 'He walks.'), zh('外景 森林 日', '他走着。')],
    [['forest', 'crickets'], en('EXT. FOREST - NIGHT', 'He walks.'), zh('外景 森林 夜', '他走着。')],
    [['forest', 'rain'], en('EXT. FOREST - DAY', 'It rains.'), zh('外景 森林 日', '下雨。')],
    [['city', 'storm'], en('EXT. STREET - NIGHT', 'Thunder.'), zh('外景 街道 夜', '一声雷。')],
    [['train'], en('INT. TRAIN - DAY', 'He sleeps.'), zh('内景 火车 日', '他睡着了。')],
    [['car', 'rain'], en('INT. CAR - DAY', 'Rain on the glass.'), zh('内景 汽车 日', '下雨。')],
    [['crowd', 'room'], en('INT. RESTAURANT - DAY', 'They eat.'), zh('内景 餐厅 日', '他们吃饭。')],
    [['room'], en('INT. OFFICE - DAY', 'He writes.'), zh('内景 办公室 日', '他写字。')],
    [['wind', 'birds'], en('EXT. FIELD - DAY', 'He walks.'), zh('外景 田野 日', '他走着。')],
  ] as const)('is %j in English and in Chinese', (expected, english, chinese) => {
    expect(kinds(english)).toEqual(expected);
    expect(kinds(chinese)).toEqual(expected);
  });

  test('is quieter through a wall', () => {
    const rain = (heading: string) =>
      ambiencesOf(en(heading, 'It rains.')).find(({ kind }) => kind === 'rain')?.gain ?? 0;
    expect(rain('INT. OFFICE - DAY')).toBeLessThan(rain('EXT. STREET - DAY'));
  });

  test('is made by something that there is', () => {
    expect(PLACE_SOUNDS.every(({ kind }) => AMBIENCE_KINDS.includes(kind))).toBe(true);
  });
});
