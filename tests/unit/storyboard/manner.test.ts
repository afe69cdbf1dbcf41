import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { mannerIn } from '../../../src-shared/storyboard/manner.ts';

function pictures(text: string): string[] {
  return draft(parseFountain(text)).scenes.flatMap((scene) =>
    scene.shots.map((shot) => shot.picture.replace(/^.*?[.。]\s*/, '')),
  );
}

const scene = 'INT. ROOM\n\nMARA, a woman in a red coat, stands. TOM, a man in a blue shirt, stands.\n\n';

describe('a parenthetical', () => {
  it.each([
    ['smiling', 'A happy woman in a red coat talks.'],
    ['whispering', 'A woman in a red coat whispers.'],
    ['crying', 'A woman in a red coat cries and talks.'],
    ['angrily, pointing', 'An angry woman in a red coat points and talks.'],
    ['on the phone', 'A woman in a red coat phones.'],
    ['laughing', 'A woman in a red coat laughs.'],
    ['shaking, quietly', 'A frightened woman in a red coat whispers.'],
    ['beat', 'A woman in a red coat talks.'],
    ['not smiling', 'A woman in a red coat talks.'],
    ['to Tom', 'A woman in a red coat talks to a man in a blue shirt.'],
    ['sadly, to Tom', 'A sad woman in a red coat talks to a man in a blue shirt.'],
  ])('(%s) tells how who speaks is seen', (words, picture) => {
    expect(pictures(`${scene}MARA\n(${words})\nYes.`).at(-1)).toBe(picture);
  });

  it.each([
    ['哭着', '穿红色大衣的女人哭着说话。'],
    ['微笑', '穿红色大衣的女人高兴地说话。'],
    ['小声', '穿红色大衣的女人轻声说话。'],
    ['生气地', '穿红色大衣的女人生气地说话。'],
    ['打电话', '穿红色大衣的女人打电话。'],
    ['停顿', '穿红色大衣的女人在说话。'],
    ['不好意思地笑', '穿红色大衣的女人高兴地说话。'],
    ['忍不住哭了', '穿红色大衣的女人哭着说话。'],
    ['不停地挥手', '穿红色大衣的女人挥手说话。'],
    ['不安地', '穿红色大衣的女人害怕地说话。'],
    ['不慌不忙', '穿红色大衣的女人在说话。'],
    ['不生气', '穿红色大衣的女人在说话。'],
    ['对老周', '穿红色大衣的女人对穿蓝色衬衫的男人说话。'],
  ])('（%s） does so in Chinese', (words, picture) => {
    const text = `1、内景 房间 日\n△林夏（女，穿红色大衣）站着。老周（男，穿蓝色衬衫）站着。\n林夏：（${words}）好。`;
    expect(pictures(text).at(-1)).toBe(picture);
  });

  it('in the middle of a speech begins a shot of its own', () => {
    expect(pictures(`${scene}MARA\n(smiling)\nYes.\n(angrily)\nNo.`).slice(2)).toEqual([
      'A happy woman in a red coat talks.',
      'An angry woman in a red coat talks.',
    ]);
  });

  it('keeps short lines apart that are said differently', () => {
    expect(pictures(`${scene}MARA\n(smiling)\nYes.\n\nMARA\n(crying)\nNo.`)).toHaveLength(4);
    expect(pictures(`${scene}MARA\n(smiling)\nYes.\n\nMARA\n(grinning)\nNo.`)).toHaveLength(3);
  });

  it('of any text says something known or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { feeling, doing, to } = mannerIn(text);
        expect(typeof (feeling ?? doing ?? to)).toBe('string');
      }),
    );
  });
});
