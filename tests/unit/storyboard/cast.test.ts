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

describe('whom a script names in mixed case', () => {
  it.each([
    ['Anna, a tall woman in a blue dress, waits.', { Anna: 'woman in a blue dress' }],
    ['Rex, a brown dog, barks at the moon.', { Rex: 'brown dog' }],
    ['The baker Li An walks in. Li An sits.', { 'Li An': 'man chef' }],
    [
      'Officer Jones waits. Dr. Smith walks in.',
      { 'Officer Jones': 'woman police officer', 'Dr. Smith': 'woman doctor' },
    ],
    ['A boy named Wen, in a green coat, runs.', { Wen: 'boy in a green coat' }],
    ['Zhora smiles. Zhora walks to the window.', { Zhora: expect.any(String) as string }],
  ])('is of the cast, with who they are or by what they do: %s', (action, cast) => {
    expect(castOf(`INT. ROOM - DAY\n\n${action}`)).toEqual(cast);
  });

  it.each([
    ['一个穿红外套的女孩小梅走进来。', { 小梅: '穿红色大衣的女孩' }],
    ['面包师李安说：“你好。”', { 李安: '女性厨师' }],
    ['老师王芳走进来。警察张伟站着。司机王军开车。', { 王芳: /老师$/, 张伟: '男性警察', 王军: /工人$/ }],
    ['王明，三十岁，走到窗前。', { 王明: /男人|女人/ }],
    ['小雨跑进教室。', { 小雨: /男人|女人/ }],
    ['彼得看着窗外。', { 彼得: /男人$/ }],
  ])('is of the cast in Chinese: %s', (action, cast) => {
    const found = castOf(`1、内景 房间 日\n\n${action}`);
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(cast).toSorted());
    for (const [name, look] of Object.entries(cast)) expect(found[name]).toMatch(look);
  });

  it.each([
    'In Paris, a woman in red waits. London sleeps.',
    'Suddenly, a man, tall and dark, walks in. Outside, a girl runs.',
    'On Monday the clock stops. March comes. Silence falls.',
    'The Thames runs by. The Germans marched on. Belgians walked home.',
    'She drinks a Coca Cola and drives a Mercedes. Victoria Station is empty.',
    'A rose lies on the table. Heather grows here. May comes.',
    '“Anna walks,” he says. She thinks of the Captain.',
  ])('is nobody that is a place, a day, a thing or a sentence’s head: %s', (action) => {
    expect(castOf(`INT. ROOM - DAY\n\n${action}`)).toEqual({});
  });

  it.each([
    '小雨下了一夜。',
    '外面下着小雨。小雨淅淅沥沥。',
    '女孩突然跑进来。老人慢慢走开。老师说完就走。',
    '小车开走了。小狗跑过来。老板站着。阳光照进教室。',
    '方向盘转动。程度不同。马跑过草地。高楼站在远处。',
    '彼得堡下雪了。',
  ])('is nobody in Chinese: %s', (action) => {
    expect(castOf(`1、内景 房间 日\n\n${action}`)).toEqual({});
  });

  it('keeps its own look, whoever speaks before', () => {
    const cast = castOf(
      'INT. ROOM\n\nTOM\nHello.\n\nBen speaks. Anna, a nurse in a red coat, sits. Ben, a boy in green, runs.',
    );
    expect(cast).toMatchObject({
      Ben: expect.stringMatching(/^boy in a green/) as string,
      Anna: 'woman nurse in a red coat',
    });
    expect(cast['TOM']).not.toContain('red');
  });

  it('is written as the cue is, and the longer name is the same person', () => {
    const text = 'INT. ROOM\n\nTom walks in. Tom Sawyer sits.\n\nTOM\nHello.';
    expect(Object.keys(castOf(text))).toEqual(['TOM']);
    expect(shotsOf(text).every(({ cast }) => cast.join() === 'TOM')).toBe(true);
  });

  it('is found at the same speed however long the text is', () => {
    const start = performance.now();
    castOf(`INT. ROOM\n\n${'Anna Li, a nurse, and Tom walk. The old baker '.repeat(2000)}`);
    castOf(`1、内景 房间 日\n\n${'女孩小梅和王明走进来，老师李安、'.repeat(4000)}`);
    expect(performance.now() - start).toBeLessThan(9000);
  });
});

describe('a cue of several', () => {
  it.each([
    ['PETER and LUCY', ['PETER', 'LUCY']],
    ['PETER & LUCY', ['PETER', 'LUCY']],
    ['PETER/LUCY', ['PETER', 'LUCY']],
    ['JOHN, MARY AND THE DOG', ['JOHN', 'MARY', 'THE DOG']],
    ['JOHN SMITH, JR.', ['JOHN SMITH, JR.']],
  ])('names each of them: %s', (cue, cast) => {
    const text = `INT. ROOM\n\n${cue}\nHello!`;
    expect(Object.keys(castOf(text))).toEqual(cast);
    expect(shotsOf(text).at(-1)).toMatchObject({ cast, lines: [{ character: cue, text: 'Hello!' }] });
  });

  it.each([
    ['彼得和露西', ['彼得', '露西']],
    ['小明、小红和老师', ['小明', '小红', '老师']],
    ['老和尚', ['老和尚']],
  ])('names each of them in Chinese: %s', (cue, cast) => {
    const text = `1、内景 房间 日\n\n${cue}：你好！`;
    expect(Object.keys(castOf(text))).toEqual(cast);
    expect(shotsOf(text).at(-1)).toMatchObject({ cast, lines: [{ character: cue }] });
  });

  it.each([
    ['INT. ROOM\n\nPETER and LUCY run in.', ['PETER', 'LUCY']],
    ['INT. ROOM\n\nJOHN, MARY AND THE DOG sit.', ['JOHN', 'MARY', 'THE DOG']],
    ['INT. ROOM\n\nPeter and Lucy run in.', ['Peter', 'Lucy']],
    ['1、内景 房间 日\n\n彼得和露西跑进来。', ['彼得', '露西']],
    ['1、内景 房间 日\n\n王明、小红和李安走进来。', ['王明', '小红', '李安']],
  ])('and so does action: %s', (text, cast) => {
    expect(shotsOf(text)[0]?.cast.toSorted()).toEqual(cast.toSorted());
  });

  it('is of all whom it joins, whoever they are', () => {
    const name = fc.constantFrom('ANNA', 'OLD TOM', 'THE DOG', 'MR. BROWN', 'DR. LI');
    const joined = fc.constantFrom(' AND ', ' and ', ' & ', '/');
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 4 }), joined, (names, join) => {
        const text = `INT. ROOM\n\n${names.slice(0, -1).join(', ')}${join}${names.at(-1) ?? ''}\nHello!`;
        expect(shotsOf(text).at(-1)?.cast).toEqual(names);
      }),
    );
  });
});

describe('one who goes by two names', () => {
  it('is one: DR. SMITH and SMITH, 医生李安 and 李安', () => {
    const english = 'INT. ROOM\n\nDR. SMITH\nYes.\n\nSMITH\nNo.\n\nSmith stands up.';
    expect(Object.keys(castOf(english))).toEqual(['DR. SMITH']);
    expect(shotsOf(english).at(-1)?.cast).toEqual(['DR. SMITH']);
    const chinese = '1、内景 房间 日\n\n医生李安：好。\n\n李安：好。';
    expect(castOf(chinese)).toEqual({ 李安: '女性医生' });
  });

  it('is two where a title tells them apart, or an age does', () => {
    expect(Object.keys(castOf('INT. ROOM\n\nMRS. HALE\nYes.\n\nHALE\nNo.'))).toEqual(['MRS. HALE', 'HALE']);
    expect(castOf('INT. ROOM\n\nYOUNG ANNA\nYes.\n\nANNA (V.O.)\nNo.')).toMatchObject({
      'YOUNG ANNA': expect.stringMatching(/^girl/) as string,
      ANNA: expect.stringMatching(/^woman/) as string,
    });
    const chinese = castOf('1、内景 房间 日\n\n少年小明：好。\n\n小明（画外音）：好。\n\n小明OS：好。');
    expect(chinese).toMatchObject({
      少年小明: expect.stringMatching(/男孩$/) as string,
      小明: expect.stringMatching(/男人$/) as string,
    });
    expect(castOf('INT. ROOM\n\nYOUNG MAN\nYes.')['YOUNG MAN']).toMatch(/^man/);
  });
});

describe('what is worn beside clothes', () => {
  it.each([
    ['ANNA, a woman in a red scarf, waits.', 'ANNA', /^woman in a (?!red)\w+ \w+ with a red scarf$/],
    ['TOM, a man in a green hat and a blue coat, waits.', 'TOM', /^man in a blue coat with a green hat$/],
    ['EVE, a red-haired girl with glasses, runs.', 'EVE', /^girl in an? \w+ \w+ with red hair and glasses$/],
  ])('is said as the script says it, and is no garment: %s', (action, name, look) => {
    expect(castOf(`INT. ROOM\n\n${action}`)[name]).toMatch(look);
  });

  it.each([
    ['小芳（20岁，女，戴蓝围巾）等着。', /^穿(?!蓝).+、戴蓝围巾的女人$/],
    ['小芳，戴着绿帽子，穿蓝色毛衣，等着。\n\n小芳：好。', /^穿蓝色毛衣、戴绿帽子的女人$/],
  ])('in Chinese: %s', (action, look) => {
    expect(castOf(`1、内景 房间 日\n\n${action}`)['小芳']).toMatch(look);
  });
});

describe('a name that is a word for weather', () => {
  it('is somebody with a person’s verb, and falls with its own', () => {
    const pictures = shotsOf('1、内景 教室 日\n\n小雨跑进教室。\n\n外面下着小雨。小雨下了一夜。').map(
      ({ picture }) => picture,
    );
    expect(pictures[0]).not.toContain('雨');
    expect(pictures.at(-1)).toMatch(/^白天，下雨，.*小雨下了一夜/u);
  });
});

describe('the sex of somebody', () => {
  it.each([
    [
      'INT. WARD - DAY\n\nNURSE LEE walks to the old man. She puts a pill in his hand.\n\nNURSE LEE\nHi.',
      'woman nurse',
    ],
    ['INT. WARD - DAY\n\nNURSE LEE enters.\n\nShe puts a pill on the table.\n\nNURSE LEE\nHi.', 'woman nurse'],
    ['INT. WARD - DAY\n\nNURSE LEE enters.\n\nHe puts a pill on the table.\n\nNURSE LEE\nHi.', 'man nurse'],
    ['1、内景 病房 日\n\n护士小林扶老人坐起来。她把药片放在他手里。他笑了。\n\n小林：吃药。', '女性护士'],
    ['1、内景 病房 日\n\n护士小林走进来。\n\n她把药片放在桌上。\n\n小林：吃药。', '女性护士'],
    ['1、内景 病房 日\n\n护士小林走进来。\n\n他把药片放在桌上。\n\n小林：吃药。', '男性护士'],
  ])('is what the pronoun says whose subject they are: %s', (text, description) => {
    expect(Object.values(castOf(text))[0]).toBe(description);
  });

  it.each([
    ['JANE LEE', /^woman /],
    ['BETTY', /^woman /],
    ['OMAR', /^man /],
    ['KENJI', /^man /],
  ])('is that of the first word of a name: %s', (name, description) => {
    expect(castOf(`INT. ROOM - DAY\n\n${name}\nYes.`)[name]).toMatch(description);
  });

  it.each([
    ['少年', /男孩$/],
    ['老张', /男人$/],
    ['大叔', /男人$/],
    ['阿妈', /女人$/],
    ['李太太', /女人$/],
    ['王婆婆', /老奶奶$/],
    ['老船长', /老人水手$/],
  ])('is that of a form of address: %s', (name, description) => {
    expect(castOf(`1、内景 房间 日\n\n${name}：好。`)[name]).toMatch(description);
  });
});

describe('whom the action introduces', () => {
  it.each([
    ['BOB, 60, bald, in glasses, nods.', ['BOB']],
    ['CARL, 30, nods.', ['CARL']],
    ['JOSH, 12, watches the sea.', ['JOSH']],
  ])('is of the cast without a cue: %s', (action, names) => {
    expect(Object.keys(castOf(`INT. ROOM - DAY\n\n${action}`))).toEqual(names);
  });

  it('is one person with the cue that has the name alone', () => {
    const text =
      '1、内景 教室 日\n\n小女孩（小雨，8岁，穿红棉袄）跑来。男生小刚（17岁）坐着。\n\n小雨：好。\n\n小刚：好。';
    expect(castOf(text)).toEqual({ 小雨: '穿红色大衣的女孩', 小刚: expect.stringMatching(/男孩$/u) as string });
  });

  it('is described once, and owns things in capitals too', () => {
    const shots = shotsOf(
      "INT. ROOM - DAY\n\nLISA HART, 30, red hair, in a green raincoat, waits.\n\nINSERT - LISA HART'S PHONE",
    );
    expect(shots.map(({ picture }) => picture)).toEqual([
      'day, room. A woman in a green coat with red hair waits.',
      expect.not.stringMatching(/'S/),
    ]);
  });

  it('does not travel for sitting in the passenger seat', () => {
    expect(castOf('INT. CAR - DAY\n\nTOM, in the passenger seat, nods.\n\nTOM\nYes.')['TOM']).not.toMatch(/traveller/);
    expect(castOf('1、内景 车 日\n\n老周（50岁，在乘客座上）点头。\n\n老周：好。')['老周']).not.toMatch(/旅客/);
  });
});

describe('a part of a name', () => {
  const said = (name: string) => `\n\n${name}\nYes.`;

  it.each([
    ['AUNT MAY cooks.\n\nMay helps.', 'AUNT MAY'],
    ['GRANDMA ROSE sits.\n\nRose laughs.', 'GRANDMA ROSE'],
    ['JANE LEE (30) enters.\n\nJane nods.', 'JANE LEE'],
  ])('is whom it fits alone: %s', (action, name) => {
    const shots = shotsOf(`INT. ROOM - DAY\n\n${action}${said(name)}`);
    expect(shots[1]?.cast).toEqual([name]);
  });

  it('is nobody where two may be meant', () => {
    const shots = shotsOf(
      `INT. ROOM - DAY\n\nAUNT ROSE cooks.\n\nRose laughs.${said('AUNT ROSE')}${said('GRANDMA ROSE')}`,
    );
    expect(shots[1]?.cast).toEqual([]);
  });
});
