import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

function board(text: string): Storyboard {
  return draft(parseFountain(text));
}

function shots(text: string): readonly DraftShot[] {
  return board(text).scenes.flatMap((scene) => scene.shots);
}

function pictures(text: string): string[] {
  return shots(text).map((shot) => shot.picture);
}

function castOf(text: string): string[] {
  return board(text).cast.map(({ name, description }) => `${name}: ${description}`);
}

const harbour = 'EXT. HARBOUR - NIGHT\n\n';
const seaside = '1、外景 港口 夜\n';

describe('pictures', () => {
  it('lead with time, weather and place, and show the person by description', () => {
    expect(pictures(`${harbour}Rain. MARA, a keeper in a yellow coat, runs along the pier.`)).toEqual([
      'night, rain, harbour. A woman in a yellow coat runs to the right along the pier.',
    ]);
  });

  it('say the same in Chinese', () => {
    expect(pictures(`${seaside}△下雨。林夏（30岁，女，穿黄色大衣）沿着码头奔跑。`)).toEqual([
      '夜晚，下雨，港口。穿黄色大衣的女人沿着码头向左奔跑。',
    ]);
  });

  it('carry the weather through the scene until words change it', () => {
    const text = `${harbour}Rain falls on the boats in the bay.\n\nTOM waits by the door of the house.\n\nThe rain stops.\n\nTOM walks away.\n\nEXT. ROAD - DAY\n\nA car passes by.`;
    expect(pictures(text).map((picture) => picture.includes(', rain,'))).toEqual([true, true, false, false, false]);
  });

  it('take the time over where a heading goes on', () => {
    expect(
      pictures(`${harbour}A boat sails to the left.\n\nINT. HOUSE - CONTINUOUS\n\nA dog waits by the fire.`)[1],
    ).toMatch(/^night, house\. /);
  });

  it('read place and time from the lines under a numbered Chinese scene', () => {
    expect(pictures('第1场\n时间：夜\n地点：教室\n人物：李明（男，穿白衬衫）\n△李明坐着。')).toEqual([
      '夜晚，教室。穿白色衬衫的男人坐着。',
    ]);
  });

  it('resolve a pronoun that opens a sentence, and name people shortly the second time', () => {
    const text = `${harbour}MARA, a woman in a red coat, stops. TOM, a man in a blue shirt, waits.\n\nShe runs. MARA waves and MARA laughs.`;
    expect(pictures(text).map((picture) => picture.split('. ').slice(1).join('. '))).toEqual([
      'A woman in a red coat stops.',
      'A man in a blue shirt waits.',
      'A woman in a red coat runs.',
      'A woman in a red coat waves and the woman laughs.',
    ]);
    expect(shots(text)[2]?.cast).toEqual(['MARA']);
  });

  it('show who acts where a sentence leaves that out', () => {
    const english = `${harbour}TOM, a man in a blue shirt, stops. Picks up a rope.\n\nThe rope breaks in the wind.\n\nKicks the wall of the house.`;
    expect(shots(english).map(({ cast }) => cast)).toEqual([['TOM'], [], ['TOM']]);
    expect(pictures(english)[2]).toBe('night, harbour. A man in a blue shirt kicks the wall of the house.');
    const chinese = `${seaside}△老周（男，70岁，穿黑色大衣）坐在码头上。\n△一只海鸥飞过港口上空。\n△站起来，走向小船。`;
    expect(shots(chinese).map(({ cast }) => cast)).toEqual([['老周'], [], ['老周']]);
    expect(pictures(chinese)[2]).toMatch(/^夜晚，港口。穿黑色大衣的老人站起来/);
  });

  it('hear no rain in what is poured, likened or asked for', () => {
    expect(
      pictures(
        `${harbour}TOM stands at the sink, pouring water into a cup.\n\nThe crowd claps as though a storm had come.\n\nIt is pouring.\n\nTOM walks away.`,
      ).map((picture) => picture.includes('rain')),
    ).toEqual([false, false, true, true]);
    expect(pictures(`${seaside}△道士在台上求雨，老周坐着。`)[0]).not.toContain('下雨');
  });

  it('show who talks', () => {
    const text = `${harbour}MARA, a woman in a red coat, stops.\n\nMARA\n(softly)\nHello, *old* friend.`;
    const talk = shots(text)[1];
    expect(talk).toMatchObject({
      picture: 'night, harbour. A woman in a red coat whispers.',
      lines: [{ character: 'MARA', text: 'Hello, old friend.', off_screen: false }],
      size: 'medium',
      cast: ['MARA'],
      elements: [2, 3, 4],
    });
  });

  it('put two speakers of dual dialogue in one picture', () => {
    const [, shot, more] = shots(`${harbour}MARA\nOne.\n\nTOM ^\nTwo.`);
    expect(more).toBeUndefined();
    expect(shot?.lines.map((line) => line.text)).toEqual(['One.', 'Two.']);
    expect(shot?.picture).toMatch(/ and .* talk\.$/);
  });

  it('leave out what is said to the camera', () => {
    expect(
      pictures(
        `${harbour}CLOSE ON a red boat in the rain.\n\nWe push in on the train at the station.\n\nWe see the green forest far away.`,
      ),
    ).toEqual([
      'night, rain, harbour. A red boat in the rain.',
      'night, rain, harbour. The train at the station.',
      'night, rain, harbour. The green forest far away.',
    ]);
  });
});

describe('cast', () => {
  it('reads kind and colour from the introduction', () => {
    expect(
      castOf(
        `${harbour}MARA, a woman in a yellow coat, waits. OLD TOM (70) walks by in a blue jacket.\n\nLILY (9) runs, her pink dress wet.\n\nBISCUIT, a brown dog, jumps.\n\nGRANDMOTHER\nHello.`,
      ),
    ).toEqual([
      'MARA: woman in a yellow coat',
      'OLD TOM: old man in a blue coat',
      'LILY: girl in a pink dress',
      'BISCUIT: brown dog',
      expect.stringMatching(/^GRANDMOTHER: old woman in /),
    ]);
    expect(
      castOf(`${seaside}人物：小雨、老周\n△小雨，一个9岁的女孩，穿红裙子，跑过来。老周（70岁，男，戴黑帽）等着。`),
    ).toEqual(['小雨: 穿红色连衣裙的女孩', expect.stringMatching(/^老周: 穿.{4,5}、戴黑帽的老人$/)]);
  });

  it('chooses the rest by the name, without repeating a colour', () => {
    const names = ['ANN', 'BEA', 'CAL', 'DAN', 'EVE', 'FAY', 'GUS', 'HAL', 'IDA', 'JOE'];
    const text = names.map((name) => `${name}\nHello.`).join('\n\n');
    const described = board(text).cast.map((member) => member.description);
    expect(new Set(described.map((words) => / in an? (\w+)/.exec(words)?.[1])).size).toBe(10);
    expect(board(text)).toEqual(board(text));
  });

  it('reads kinds and roles that a sentence states', () => {
    const text = `${harbour}The WARDEN and PIKE come in. The Warden and Pike are men past sixty. ROOK is a nurse.`;
    expect(castOf(`${text}\n\nWARDEN\nCold.\n\nPIKE\nVery.\n\nROOK\nSit.`)).toEqual([
      expect.stringMatching(/^ROOK: (?:wo)?man nurse$/),
      expect.stringMatching(/^WARDEN: man /),
      expect.stringMatching(/^PIKE: man /),
    ]);
  });

  it('reads a list that says how each looks, and knows the one whose cue is one letter of the name', () => {
    const list = '人物：老船夫——约七十岁，白发，穿灰色长袍。少女——十六岁，穿绿裙子。';
    expect(castOf(`1、外景 渡口 晨\n\n${list}\n\n△少女扶着老船夫上岸。\n\n夫：慢点。\n\n女：好。`)).toEqual([
      '夫: 穿灰色长袍、白头发的老人水手',
      '女: 穿绿色连衣裙的女人',
    ]);
    expect(shots(`1、外景 渡口 晨\n\n${list}\n\n△少女扶着老船夫上岸。\n\n夫：慢点。\n\n女：好。`)[0]?.cast).toEqual([
      '女',
      '夫',
    ]);
  });

  it('holds no narrator and no crowd in colours', () => {
    const result = board(`${harbour}A boat sails by.\n\nNARRATOR (V.O.)\nLong ago.\n\nALL\nHooray!`);
    expect(result.cast).toEqual([{ name: 'ALL', description: 'people' }]);
    expect(result.scenes[0]?.shots[0]?.lines).toEqual([{ character: null, text: 'Long ago.', off_screen: true }]);
  });

  it('knows a speaker by the longer name of the action', () => {
    const text = `${harbour}BRICK BRADDOCK, a man in a green coat, waits.\n\nBRICK\nHello.`;
    expect(castOf(text)).toEqual(['BRICK: man in a green coat']);
    expect(pictures(text)[0]).toBe('night, harbour. A man in a green coat waits.');
  });

  it('takes no thing or sound in capitals for a person', () => {
    expect(castOf(`${harbour}THUNDER rolls. A PHONE rings. TRAIN passes. The DOOR opens.`)).toEqual([]);
  });
});

describe('shots', () => {
  it('begin with a new subject or a new action; fragments go along', () => {
    expect(pictures(`INT. ROOM\n\nSilence. TOM sits. He is old. A dog runs in.`).length).toBe(2);
    expect(shots(`INT. ROOM\n\nSilence.\n\nTOM sits by the window.`)).toHaveLength(1);
  });

  it('open a scene wide unless the first words ask for closer', () => {
    expect(shots(`${harbour}TOM sits by the window.`)[0]?.size).toBe('wide');
    expect(shots(`${harbour}CLOSE ON TOM by the window.`)[0]?.size).toBe('close');
    expect(shots(`${seaside}【特写】一封信放在桌上。`)[0]?.size).toBe('close');
    expect(shots(`${seaside}△林夏坐着。\n△【全景】海面上一艘船。`)[1]?.size).toBe('wide');
  });

  it('establish a new place before anybody speaks there', () => {
    const talk = 'MARA\nIs anybody at home in this house?\n\n';
    const text = `INT. HALL - DAY\n\n${talk}EXT. ROAD - DAY\n\nA car passes.\n\n${talk}INT. HALL - NIGHT\n\n${talk}`;
    expect(shots(text).map(({ size, lines, picture }) => [size, lines.length, picture.split(', ')[1]])).toEqual([
      ['wide', 0, 'hall.'],
      ['medium', 1, expect.stringMatching(/^hall\. A/)],
      ['wide', 0, 'road. A car passes.'],
      ['medium', 1, expect.stringMatching(/^road\. A/)],
      ['medium', 1, expect.stringMatching(/^hall\. A/)],
    ]);
    expect(shots('1、内景 大厅 日\n林夏：有人吗？').map(({ size, picture }) => [size, picture])).toEqual([
      ['wide', '白天，大厅。'],
      ['medium', expect.stringMatching(/^白天，大厅。穿/)],
    ]);
  });

  it('take the camera move from the words', () => {
    expect(shots(`${harbour}A boat in the bay. The camera pans left.`)[0]?.move).toBe('pan_left');
    expect(shots(`${seaside}△一艘船停在港口。镜头推近。`)[0]?.move).toBe('push_in');
    expect(shots(`${seaside}△镜头拉远。\n△一艘船停在港口。`)[0]?.move).toBe('pull_out');
  });

  it('draw closer as a talk goes on and start anew after action', () => {
    const talk = 'MARA\nDo you see the light out there?\n\nTOM\nNo, I see nothing at all tonight.\n\n';
    const text = `${harbour}A boat sails by.\n\n${talk.repeat(3)}A dog runs by.\n\n${talk}`;
    expect(
      shots(text)
        .map((shot) => shot.size)
        .slice(1),
    ).toEqual([
      'over_shoulder',
      'medium_close',
      'medium_close',
      'close',
      'over_shoulder',
      'close',
      'wide',
      'over_shoulder',
      'medium_close',
    ]);
  });

  it('join short lines of one speaker', () => {
    expect(shots(`${harbour}MARA\nYes.\n\nMARA\nNo.`).map((shot) => shot.lines.length)).toEqual([0, 2]);
  });

  it('divide a long speech at its sentences', () => {
    const long = 'The sea was loud that night and nobody slept in the town. '.repeat(6).trim();
    const result = shots(`${harbour}A boat.\n\nMARA\n${long}`).slice(1);
    expect(result.length).toBeGreaterThan(2);
    expect(result.every((shot) => shot.duration_s <= 9.1)).toBe(true);
    expect(result.flatMap((shot) => shot.lines.map((line) => line.text)).join(' ')).toBe(long);
    expect(result.map((shot) => shot.elements)).toEqual([[2, 3], ...result.slice(1).map(() => [])]);
  });

  it('keep the picture under a voice', () => {
    const result = shots(`${seaside}△一艘船向左航行。\n林夏（画外音）：我等了他一夜。`);
    expect(result).toHaveLength(1);
    expect(result[0]).toMatchObject({
      picture: '夜晚，港口。一艘船向左航行。',
      lines: [{ character: '林夏', text: '我等了他一夜。', off_screen: true }],
    });
  });

  it('last as long as their words take', () => {
    const [action, talk] = shots(
      `${harbour}The old boat sails past the harbour wall and the dark houses to the left.\n\nMARA\nOne two three four five six seven eight nine ten.`,
    );
    expect(action?.duration_s).toBeCloseTo(15 * 0.2 + 0.5, 1);
    expect(talk?.duration_s).toBe(4);
    expect(shots(`${seaside}林夏：一二三四五六七八九十。`)[1]?.duration_s).toBeCloseTo(10 * 0.17 + 1, 1);
    expect(shots(`${harbour}${'The boat sails and '.repeat(40)}stops.`)[0]?.duration_s).toBe(8);
  });

  it('last as long as a narrator reads: 145 words or 260 characters a minute', () => {
    const english = shots(`${harbour}A boat sails by.\n\nNARRATOR\n${'one two three four '.repeat(5)}`);
    expect(english[0]?.duration_s).toBeCloseTo((20 * 60) / 145 + 0.4, 1);
    const chinese = shots(`${seaside}△一艘船驶过。\n旁白：${'一二三四'.repeat(6)}`);
    expect(chinese[0]?.duration_s).toBeCloseTo((24 * 60) / 260 + 0.4, 1);
  });

  it('enter by the transition before them', () => {
    expect(
      shots(`FADE IN:\n\n${harbour}A boat sails by.\n\nDISSOLVE TO:\n\nEXT. ROAD\n\nA car passes.`).map(
        (shot) => shot.transition_in,
      ),
    ).toEqual(['fade_in', 'dissolve']);
    expect(
      shots(`${seaside}△一艘船航行。\n叠化。\n2、内景 教室 日\n△林夏坐着。`).map((shot) => shot.transition_in),
    ).toEqual(['cut', 'dissolve']);
  });

  it('show a scene of a heading alone for three seconds', () => {
    expect(shots('EXT. FOREST - DAWN\n\n# Two\n\n= later\n\n[[note]]')).toMatchObject([
      { picture: 'dawn, forest.', duration_s: 3, size: 'wide' },
    ]);
  });
});

describe('title', () => {
  it('comes from the title page, the option, or says that there is none', () => {
    expect(board('Title: *The Sea*\n\nINT. ROOM').title).toBe('The Sea');
    expect(draft(parseFountain('x'), { title: 'Given' }).title).toBe('Given');
    expect(board('x').title).toBe('Untitled');
    expect(board('海').title).toBe('未命名');
  });
});
