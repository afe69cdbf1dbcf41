import * as fc from 'fast-check';
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

describe('a name', () => {
  it('may have a hyphen, or be a line of dashes and dots', () => {
    const text =
      'INT. ROOM - DAY\n\nJEAN-LUC, an old man in a green coat, walks.\n\nJEAN-LUC\nHello.\n\n@A - B. C/D (V.O.)\nYes.\n';
    expect(castOf(text)).toMatchObject({ 'JEAN-LUC': 'old man in a green coat' });
  });
});

describe('a description', () => {
  it.each([
    ['MEI (20s, a nurse in a yellow coat) enters.', 'MEI', 'woman nurse in a yellow coat'],
    ['TOM, an old fisherman in a green jacket, waits.', 'TOM', 'old man sailor in a green coat'],
    ['ANNA, a red-haired girl in a blue raincoat, runs.', 'ANNA', 'girl in a blue coat with red hair'],
    ['LEO, ten years old, in a grey hoodie, waits.', 'LEO', 'boy in a grey hoodie'],
    ['ROSE (72, white hair, brown cardigan) waits.', 'ROSE', 'old woman in a brown sweater with white hair'],
    ['DR. CHEN (50, in a lab coat) waits.\n\nDR. CHEN\nYes.', 'DR. CHEN', 'man doctor in a white coat'],
    ['SAM, a policeman, waits.', 'SAM', 'man police officer'],
    ['KATE, a woman in an old red dress, waits.', 'KATE', 'woman in a red dress'],
    ['VICTORIA, a queen in a purple robe, waits.', 'VICTORIA', 'queen in a purple robe'],
    ['BILL, a mechanic in blue overalls, waits.', 'BILL', 'man worker in blue overalls'],
  ])('says role, age, clothes and hair: %s', (action, name, description) => {
    expect(castOf(`INT. ROOM - DAY\n\n${action}`)[name]).toBe(description);
  });

  it.each([
    ['林小雨，十岁，穿红色雨衣的女孩，跑进来。', '林小雨', '穿红色大衣的女孩'],
    ['陈医生（62岁，男，白头发，穿白大褂）走进来。', '陈医生', '穿白大褂、白头发的老人医生'],
    ['林小雨，一个穿蓝色毛衣的年轻女人，坐着。', '林小雨', '穿蓝色毛衣的女人'],
    ['女护士林小雨，穿着黄色外套，站着。', '林小雨', '穿黄色大衣的女性护士'],
    ['林小雨（七十多岁，女，穿深蓝色棉袄）坐着。', '林小雨', '穿深蓝大衣的老奶奶'],
    ['林小雨（男，渔夫，穿绿色衬衫）坐着。', '林小雨', '穿绿色衬衫的男性水手'],
  ])('says them in Chinese: %s', (action, name, description) => {
    const text = `1、内景 房间 日\n△${action}\n林小雨：好。\n陈医生：好。`;
    expect(castOf(text)[name]).toBe(description);
  });

  it('takes no role or clothes of somebody else', () => {
    const cast = castOf(
      "INT. ROOM\n\nLILY, the doctor's daughter, a girl in a red coat, waits. A nurse in white passes.",
    );
    expect(cast['LILY']).toBe('girl in a red coat');
  });

  it('comes from the first words that describe, though the name was there before', () => {
    const text = `INT. ROOM\n\nMEI waits by the door.\n\nMEI, a nurse in a yellow coat, runs.`;
    expect(castOf(text)['MEI']).toBe('woman nurse in a yellow coat');
    expect(shotsOf(text).map(({ picture }) => picture.includes('woman nurse in a yellow coat'))).toEqual([true, true]);
  });

  it('comes from the sentence after the name too, which makes no picture of its own', () => {
    const text = `INT. CAFE\n\nMEI sits by the window. She is 30, a journalist with short black hair, wearing a navy blazer.`;
    expect(castOf(text)['MEI']).toBe('woman reporter in a navy coat with black hair');
    expect(shotsOf(text).map(({ picture }) => picture)).toEqual([
      'cafe. A woman reporter in a navy coat with black hair sits by the window.',
    ]);
    const chinese = '1、内景 咖啡馆 日\n△林夏坐在窗边。她是一位记者，穿着深蓝色外套。\n林夏：好。';
    expect(castOf(chinese)['林夏']).toBe('穿深蓝大衣的女性记者');
  });

  it('takes sex from who acts and from the name before a pronoun that means somebody else', () => {
    const cast = castOf('INT. CAFE\n\nJACK (40s), in a grey suit, bursts in and spots her. SAM waits. She smiles.');
    expect(cast).toMatchObject({ JACK: 'man in a grey suit', SAM: expect.stringMatching(/^woman /) as string });
  });

  it('says some garment of everybody who has no role, so that nobody changes clothes', () => {
    const names = fc.constantFrom('ANN', 'BOB', 'CARL', 'DORA', 'EVA', 'FRED');
    fc.assert(
      fc.property(names, fc.constantFrom('a man', 'a woman', 'a girl', 'an old man'), (name, kind) => {
        expect(castOf(`INT. ROOM\n\n${name}, ${kind}, waits.`)[name]).toMatch(
          /^(?:man|woman|girl|old man) in an? \w+ (?:coat|jacket|shirt|sweater|suit|dress)$/,
        );
      }),
    );
  });

  it('follows its bearer into every shot', () => {
    const roles = fc.constantFrom('a nurse', 'a doctor', 'an old sailor', 'a girl', 'a boy', 'a teacher');
    const clothes = fc.constantFrom('a yellow coat', 'a blue dress', 'a grey sweater', 'white overalls');
    const acts = fc.constantFrom(
      'waits.',
      'runs along the road.',
      'looks up.',
      'reads a letter.',
      'sits down and cries.',
    );
    fc.assert(
      fc.property(roles, clothes, fc.array(acts, { minLength: 1, maxLength: 5 }), (role, worn, done) => {
        const text = `INT. ROOM\n\nMEI, ${role} in ${worn}, stands.\n\n${done.map((act) => `MEI ${act}\n\nMEI\nYes.`).join('\n\n')}`;
        const said = castOf(text)['MEI'] ?? '';
        expect(said).not.toBe('');
        for (const shot of shotsOf(text)) expect(shot.picture).toContain(said);
      }),
    );
  });
});

describe('what of a description a script says itself', () => {
  const saidIn = (text: string): Record<string, string | undefined> =>
    Object.fromEntries(draft(parseFountain(text)).cast.map(({ name, said }) => [name, said]));

  it.each([
    ['MEI (20s, a nurse in a yellow coat) enters.', 'MEI', undefined],
    ['MEI, a woman with red hair, enters.', 'MEI', 'woman with red hair'],
    ['TOM, an old fisherman, waits.', 'TOM', 'old man sailor'],
    ['KATE, a woman in a dress, waits.', 'KATE', 'woman in a dress'],
    ['LEO, a boy, in red, waits.', 'LEO', 'boy in red'],
  ])('%s', (action, name, said) => {
    expect(saidIn(`INT. ROOM - DAY\n\n${action}`)[name]).toBe(said);
  });

  it('in Chinese', () => {
    const text = '1、内景 房间 日\n△林小雨，一个黑头发的女孩，坐着。\n林小雨：好。';
    expect(saidIn(text)['林小雨']).toBe('黑头发的女孩');
  });
});
