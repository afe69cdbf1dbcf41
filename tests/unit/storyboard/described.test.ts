import { describe, expect, test } from 'vitest';
import { castAsDescribed, pictureAsDescribed, plainDescription } from '../../../src-shared/storyboard/described.ts';
import type { DescribedFilm } from '../../../src-shared/storyboard/described.ts';

const mara = { name: 'MARA', description: 'woman in a yellow coat' };
const tom = { name: 'TOM', description: 'man in a yellow coat' };
const old = 'An old man in a grey hat.';

function shown(picture: string, film: Partial<DescribedFilm>, seen = ['MARA'], own?: string): string {
  return pictureAsDescribed({ picture, cast: seen }, { language: 'en', cast: [], ...film }, own);
}

describe('a description goes into a sentence', () => {
  test.each([
    ['A tall woman.', 'en', 'tall woman'],
    ['Tall.  Grey hair!', 'en', 'tall, Grey hair'],
    ['NASA engineer', 'en', 'NASA engineer'],
    ['一位戴灰帽子的老人。', 'zh', '戴灰帽子的老人'],
    ['高个子。灰头发。', 'zh', '高个子，灰头发'],
    ['Tall.，', 'en', 'tall'],
    [' . ', 'en', ''],
  ] as const)('%s', (text, language, plain) => {
    expect(plainDescription(text, language)).toBe(plain);
    expect(plainDescription(plain, language)).toBe(plain);
  });
});

describe('whoever is described anew', () => {
  const film = { cast: [{ ...mara, edited: old }, tom] };

  test('looks so, with the article and the noun that go with it', () => {
    expect(shown('day, pier. A woman in a yellow coat waits. The woman waves.', film)).toBe(
      'day, pier. An old man in a grey hat waits. The old man waves.',
    );
    expect(shown('A happy woman in a yellow coat talks.', film)).toBe('A happy old man in a grey hat talks.');
  });

  test('is not whose description only holds theirs', () => {
    const only = { cast: [mara, { ...tom, edited: old }] };
    expect(shown('A woman in a yellow coat talks to a man in a yellow coat.', only, ['MARA', 'TOM'])).toBe(
      'A woman in a yellow coat talks to an old man in a grey hat.',
    );
    expect(shown('A woman in a yellow coat talks.', only)).toBe('A woman in a yellow coat talks.');
  });

  test('is the first of two who look the same, as in the request', () => {
    const twins = {
      cast: [
        { ...mara, edited: old },
        { ...mara, name: 'NORA' },
      ],
    };
    const picture = 'A woman in a yellow coat and a woman in a yellow coat run.';
    expect(shown(picture, twins, ['MARA', 'NORA'])).toBe('An old man in a grey hat and a woman in a yellow coat run.');
    expect(shown(picture, twins, ['NORA', 'MARA'])).toBe('A woman in a yellow coat and an old man in a grey hat run.');
  });

  test('is said where the picture names them otherwise, or else behind it', () => {
    expect(shown('A woman’s hand opens the door.', film)).toBe('An old man in a grey hat’s hand opens the door.');
    expect(shown('A hand opens the door.', film)).toBe('A hand opens the door. An old man in a grey hat.');
    expect(shown('A hand.', { cast: [{ ...mara, edited: old }] }, ['TOM'])).toBe('A hand.');
  });

  test('leaves a picture that a person wrote for one shot, but for the description itself', () => {
    expect(shown('x', film, ['MARA'], 'A hand opens the door.')).toBe('A hand opens the door.');
    expect(shown('x', film, ['MARA'], 'A woman in a yellow coat.')).toBe('An old man in a grey hat.');
  });

  test('looks so in Chinese', () => {
    const cast = [{ name: '小雨', description: '穿红色连衣裙的女孩', edited: '一位戴灰帽子的老人。' }];
    expect(
      pictureAsDescribed(
        { picture: '白天，教室。穿红色连衣裙的女孩坐着。女孩笑了，女孩们也笑了。', cast: ['小雨'] },
        { language: 'zh', cast },
      ),
    ).toBe('白天，教室。戴灰帽子的老人坐着。老人笑了，女孩们也笑了。');
  });

  test('is all said by the person: a picture no longer says their clothes', () => {
    const cast = [{ ...mara, said: 'woman', identity: 'ANNA', edited: old }];
    expect(castAsDescribed({ language: 'en', cast })).toEqual([
      { name: 'MARA', description: 'old man in a grey hat', identity: 'ANNA' },
    ]);
  });
});

describe('a place that is described anew', () => {
  const places = [{ name: 'kitchen', description: '', edited: 'A kitchen with blue tiles.' }];

  test('is so wherever a picture says that it plays there', () => {
    expect(shown('night, rain, the kitchen. A woman sits in the kitchen.', { places })).toBe(
      'night, rain, kitchen with blue tiles. A woman sits in the kitchen.',
    );
    expect(shown('kitchen.', { places })).toBe('kitchen with blue tiles.');
  });

  test('is not what another place only holds', () => {
    for (const picture of ['day, farmhouse, kitchen. A dog.', 'day, kitchen door. A dog.', 'kitchen', '', 'A kitchen.'])
      expect(shown(picture, { places })).toBe(picture);
  });
});
