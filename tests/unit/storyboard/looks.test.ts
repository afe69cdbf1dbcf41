import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

function castOf(text: string): Record<string, string> {
  return Object.fromEntries(draft(parseFountain(text)).cast.map(({ name, description }) => [name, description]));
}

function shotsOf(text: string): DraftShot[] {
  return draft(parseFountain(text)).scenes.flatMap((scene) => [...scene.shots]);
}

describe('a look', () => {
  const picture = (text: string) => shotsOf(text).at(-1)?.picture;

  it.each([
    ['Reporter Ann Lee in a blue raincoat knocks.', 'day, room. A woman reporter in a blue coat knocks.'],
    [
      'DR. REED, in a green coat, waits.\n\nREED\nYes.\n\nDR. REED sits.',
      'day, room. A man doctor in a green coat sits.',
    ],
    ['TOM in a red coat sits.', 'day, room. A man in a red coat sits.'],
    [
      'TOM, in a red coat, sits.\n\nHis daughter JO, 9, in a blue dress, sleeps.',
      'day, room. A girl in a blue dress sleeps.',
    ],
  ])('is said once: %s', (action, said) => {
    expect(picture(`INT. ROOM - DAY\n\n${action}`)).toEqual(said);
  });

  it.each([
    [
      '记者小林穿着蓝色雨衣坐在后面。\n\n小林：好。\n\n小林穿着蓝色雨衣坐在后面。',
      /^白天，房间。穿蓝色大衣的.{0,3}记者坐在后面。$/u,
    ],
    ['小红（9岁，女）穿着红裙子跳舞。', '白天，房间。穿红色连衣裙的女孩跳舞。'],
    ['园长赵刚走来。', /^白天，房间。穿[^，]*的男性老师(?:向[左右])?走来。$/u],
    ['小明（10岁，男）坐着。\n\n小明的妈妈林慧（40岁）站着。', /^白天，房间。穿[^，]*的女人站着。$/u],
  ])('is said once in Chinese: %s', (action, said) => {
    expect(picture(`1、内景 房间 日\n\n${action}`)).toMatch(said);
  });

  it.each([
    ['MAN IN BLACK', /^man in (?:an? )?black\b/u],
    ['WOMAN IN THE GREEN COAT', /^woman in a green coat$/u],
    ['BOY IN YELLOW', /^boy in (?:an? )?yellow\b/u],
  ])('has the colour that the name says: %s', (name, description) => {
    expect(castOf(`INT. ROOM - DAY\n\nA door opens.\n\n${name}\nYes.`)[name]).toMatch(description);
  });

  it.each([
    ['红衣女子', /^穿红色.*的女人$/u],
    ['黑衣男子', /^穿黑色.*的男人$/u],
  ])('and so in Chinese: %s', (name, description) => {
    expect(castOf(`1、内景 房间 日\n\n${name}：好。`)[name]).toMatch(description);
  });

  it('says who sells in the word for it', () => {
    expect(castOf('INT. SHOP - DAY\n\nTOM, 40, a shopkeeper, waits. ANNA, a bartender, sits.')).toEqual({
      TOM: expect.stringMatching(/^man shopkeeper/u) as string,
      ANNA: expect.stringMatching(/^woman bartender/u) as string,
    });
    expect(castOf('1、内景 店 日\n\n店主老周：好。\n\n收银员小芳：好。')).toEqual({
      店主老周: expect.stringMatching(/店主$/u) as string,
      收银员小芳: expect.stringMatching(/收银员$/u) as string,
    });
  });
});

it('is said once where a comma parts it from the name', () => {
  const [shot] = shotsOf('INT. ROOM - DAY\n\nA shopkeeper, MR. DUNN, waits on a bench.');
  expect(shot?.picture).toMatch(/^day, room\. A man shopkeeper in \w+ waits on a bench\.$/u);
});

describe('the sex of somebody', () => {
  it('is told by a pronoun behind a later mention, and not by one that meets them', () => {
    expect(castOf('1、内景 教室 日\n\n刘洋擦黑板。\n\n刘洋跑出教室。他举着红旗。\n\n刘洋：好。')['刘洋']).toMatch(
      /男人$/u,
    );
    expect(castOf('1、内景 教室 日\n\n刘洋擦黑板。\n\n刘洋跑出教室。她举着红旗。\n\n刘洋：好。')['刘洋']).toMatch(
      /女人$/u,
    );
    expect(castOf('INT. ROOM - DAY\n\nJoe sits. She hugs him.\n\nJOE\nYes.')['JOE']).toMatch(/^man/u);
  });
});
