import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { promptsOf, sealRequest } from '../../../src-shared/generation/request.ts';
import { placeWords } from '../../../src-shared/generation/place-words.ts';
import type { ProjectLook, ShotChoices } from '../../../src-shared/generation/shot-request.ts';
import { shotRequest, stillRequest } from '../../../src-shared/generation/shot-request.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { draftShot } from '../../support/library/storyboards.ts';

const look: ProjectLook = {
  seed: 7,
  width: 512,
  height: 288,
  fps_num: 24,
  fps_den: 1,
  language: 'en',
  style: '',
  cast: [
    { name: 'MARA', description: 'woman in a yellow coat' },
    { name: 'TOM', description: 'old man sailor in a green coat' },
  ],
};
const words = new WordReader(
  readWordTable(readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8')),
);
const model = { name: 'Shotloom built-in', sha256: 'ab'.repeat(32), engine_revision: 3, words };
const shot = draftShot('sails');

function placeKey(heading: string, language: 'en' | 'zh' = 'en'): string {
  return shotRequest('clip', { ...look, language }, heading, shot, null, model).place_key;
}

describe('shotRequest', () => {
  test('asks for the shot as it was drafted', () => {
    expect(shotRequest('clip', look, 'EXT. HARBOUR - NIGHT', shot, null, model)).toEqual({
      kind: 'clip',
      engine_revision: 3,
      model: { name: 'Shotloom built-in', sha256: 'ab'.repeat(32) },
      prompt: 'wide shot. static shot. a boat, sails.',
      negative: '',
      language: 'en',
      seed: 7,
      shot_key: 'sails',
      place_key: 'harbour',
      identity_keys: ['MARA'],
      style: '',
      steps: 1,
      width: 512,
      height: 288,
      rate: { numerator: 24, denominator: 1 },
      frames: 72,
      handle_frames: 12,
    });
  });

  test('says an angle, and is the same as it was where there is none', () => {
    const level = shotRequest('clip', look, 'EXT. HARBOUR', shot, null, model);
    const low = shotRequest('clip', look, 'EXT. HARBOUR', { ...shot, angle: 'low' }, null, model);
    expect(level).not.toHaveProperty('angle');
    expect(low).toEqual({ ...level, angle: 'low', prompt: 'wide shot. low viewpoint. static shot. a boat, sails.' });
    expect(sealRequest(low).digest).not.toBe(sealRequest(level).digest);
  });

  test('asks for a still without handles', () => {
    expect(shotRequest('still', look, 'EXT. HARBOUR', shot, null, model)).toMatchObject({
      kind: 'still',
      frames: 72,
      handle_frames: 0,
    });
  });

  test('asks for a still as is told from what it asks for a clip', () => {
    const choices = { style: 'ink', take: 2, negative: 'fog' };
    const spoken = { duration_s: 4, voice: 'AAAA' };
    const [still, clip] = (['still', 'clip'] as const).map((kind) =>
      shotRequest(kind, look, 'EXT. HARBOUR', shot, choices, model, spoken),
    );
    expect(clip).toHaveProperty('voice');
    expect(clip && stillRequest(clip, shot.duration_s)).toEqual(still);
  });

  test('shares the place between its shots, by day and by night, in the rain, inside and out', () => {
    for (const heading of [
      'INT. KITCHEN - DAY',
      'INT. KITCHEN - NIGHT',
      'EXT. KITCHEN - NIGHT - RAIN',
      'INT. Kitchen',
    ]) {
      expect(placeKey(heading)).toBe('kitchen');
    }
    for (const heading of ['内景 教室 日', '外景 教室 夜', '教室 夜 内', '内景 教室 夜 雨']) {
      expect(placeKey(heading, 'zh')).toBe('教室');
    }
    expect(placeKey('INT. CELLAR - DAY')).toBe('cellar');
  });

  test('keeps the looks of the first two of the cast, and of nobody where nobody is seen', () => {
    const seen = (cast: string[]) => shotRequest('clip', look, '', { ...shot, cast }, null, model).identity_keys;
    expect(seen(['TOM', 'MARA', 'LILY'])).toEqual(['TOM', 'MARA']);
    expect(seen([])).toEqual([]);
  });

  test.each([
    ['EXT. HARBOUR - NIGHT', 'en', ''],
    ['INT. THE OLD FOLLY - NIGHT', 'en', 'office'],
    ['EXT. THE OLD FOLLY - DAY', 'en', 'field'],
    ['INT. CAR - NIGHT', 'en', 'car interior'],
    ['INT. TRAIN - DAY', 'en', 'train compartment'],
    ['INT. HIGH-SPEED TRAIN - DAY', 'en', 'train compartment'],
    ['INT. TRAIN COACH - DAY', 'en', ''],
    ['内景 火车车厢 日', 'zh', ''],
    ['EXT. CAR PARK - NIGHT', 'en', ''],
    ['EXT. THE OLD FERRY BOAT - DAY', 'en', 'harbour'],
    ['内景 教室 日', 'zh', ''],
    ['内景 出租车 夜', 'zh', '车里'],
    ['外景 长城 夜', 'zh', '街'],
  ] as const)('of a scene %s (%s) says the place "%s" where the words leave it open', (heading, language, place) => {
    const picture = language === 'zh' ? '一个女人走着' : 'A woman walks';
    expect(placeWords(heading, picture, language, words)).toBe(place);
    expect(placeWords(heading, picture, language, words)).toBe(placeWords(heading, 'x', language, words));
  });

  test('leaves the place to the picture where that names one', () => {
    expect(placeWords('INT. THE OLD FOLLY', 'A woman cooks in the kitchen', 'en', words)).toBe('');
    expect(placeWords('', 'the sea at night', 'en', words)).toBe('');
  });

  test('hears the side of a heading between any marks', () => {
    for (const mark of [' ', '·', '，', '：', '—'])
      for (const side of ['内景', '外景'])
        expect(placeWords(`${side}${mark}阁楼${mark}日`, '男人看见水里的船', 'zh', words)).toBe(
          placeWords(`${side} 阁楼 日`, '男人看见水里的船', 'zh', words),
        );
    expect(placeWords('内景·阁楼·日', 'x', 'zh', words)).not.toBe(placeWords('外景·阁楼·日', 'x', 'zh', words));
  });

  test('takes what a person chose before what was drafted', () => {
    const choices = { picture: 'A red car', negative: 'rain', seed: 9, style: 'ink' };
    expect(shotRequest('clip', { ...look, style: 'gouache' }, '', shot, choices, model)).toMatchObject({
      prompt: 'wide shot. static shot. park. A red car.',
      negative: 'rain',
      seed: 9,
      style: 'ink',
    });
    expect(shotRequest('clip', { ...look, style: 'gouache' }, '', shot, {}, model)).toMatchObject({
      prompt: 'wide shot. static shot. harbour. a boat, sails.',
      seed: 7,
      style: 'gouache',
    });
  });

  test('asks for prompts that take over within the shot, each with whom it shows', () => {
    const cast = [{ name: 'MARA', description: 'woman in a yellow coat' }, ...look.cast.slice(1)];
    const pictures = [{ name: 'TOM', look: 'ab', palette: '' }];
    const seen = { ...shot, picture: 'night, harbour. a woman in a yellow coat walks', cast: ['MARA', 'TOM'] };
    const prompts = [
      { at_s: 2, prompt: 'day. an old man sailor in a green coat waves' },
      { at_s: 1, prompt: 'a woman in a yellow coat sits' },
    ];
    const plain = shotRequest('clip', { ...look, cast, pictures }, 'EXT. HARBOUR', seen, null, model);
    const asked = shotRequest('clip', { ...look, cast, pictures }, 'EXT. HARBOUR', seen, { prompts }, model);
    expect(asked).toEqual({
      ...plain,
      later: [
        {
          at_s: 1,
          prompt: 'wide shot. static shot. night, harbour. a woman in a yellow coat sits.',
          identity_keys: ['MARA'],
        },
        {
          at_s: 2,
          prompt: 'wide shot. static shot. harbour. day. an old man sailor in a green coat waves.',
          identity_keys: ['TOM'],
          looks: ['ab'],
        },
      ],
    });
    expect(sealRequest(asked).digest).not.toBe(sealRequest(plain).digest);
    const alone = promptsOf(asked);
    expect(alone.map((each) => [each.prompt, each.looks])).toEqual([
      [plain.prompt, undefined],
      ...(asked.later?.map(({ prompt, looks }) => [prompt, looks]) ?? []),
    ]);
    expect(alone.every((each) => !('later' in each) && !('at_s' in each))).toBe(true);
  });

  test('is the same request where no prompt takes over, or one says what is said anyway', () => {
    const digestOf = (choices: ShotChoices | null) =>
      sealRequest(shotRequest('clip', look, 'EXT. HARBOUR', shot, choices, model)).digest;
    expect(digestOf({ prompts: [] })).toBe(digestOf(null));
    expect(digestOf({ picture: 'A red car', prompts: [{ at_s: 1, prompt: 'A red car' }] })).toBe(
      digestOf({ picture: 'A red car' }),
    );
    expect(digestOf({ prompts: [{ at_s: 0, prompt: 'A red car' }] })).toBe(digestOf({ picture: 'A red car' }));
  });

  test('does not ask for other pixels when words are spoken or the shot stands elsewhere', () => {
    const digestOf = (changed: typeof shot) => sealRequest(shotRequest('clip', look, '', changed, null, model)).digest;
    expect(digestOf({ ...shot, elements: [9], transition_in: 'dissolve', lines: [] })).toBe(digestOf(shot));
    expect(digestOf({ ...shot, duration_s: 3.5 })).not.toBe(digestOf(shot));
  });
});

describe('a picture of one of the cast', () => {
  const cast = [
    { name: 'MARA', description: 'woman in a yellow coat', said: 'woman' },
    { name: 'TOM', description: 'man in a yellow coat', said: 'man' },
    { name: 'LEE', description: 'girl in a red dress' },
  ];
  const two = { ...shot, picture: 'a man in a yellow coat waves to a woman in a yellow coat', cast: ['MARA', 'TOM'] };
  const asked = (seen: { name: string; look: string }[], changed = two) => {
    const pictures = seen.map((each) => ({ palette: `of ${each.name}`, ...each }));
    return shotRequest('clip', { ...look, cast, pictures }, '', changed, null, model);
  };

  test('says nothing where nobody has one: the request is what it was', () => {
    expect(asked([])).not.toHaveProperty('looks');
    expect(sealRequest(asked([])).digest).toBe(
      sealRequest(shotRequest('clip', { ...look, cast }, '', two, null, model)).digest,
    );
    expect(asked([{ name: 'LEE', look: 'ab' }])).toEqual(asked([]));
  });

  test('goes with the character, in the order in which the people are heard, and takes away clothes that were made up', () => {
    const pictured = asked([{ name: 'MARA', look: 'ab' }]);
    expect(pictured).toMatchObject({ identity_keys: ['TOM', 'MARA'], looks: [null, 'ab'] });
    expect(pictured.prompt).toContain('man in a yellow coat waves to a woman.');
    expect(asked([{ name: 'TOM', look: 'cd' }])).toMatchObject({ looks: ['cd', null] });
    expect(asked([{ name: 'TOM', look: 'cd' }]).prompt).toContain('a man waves to a woman in a yellow coat.');
  });

  test('of the film itself goes with every shot, for its colours only', () => {
    const coloured = asked([{ name: '', look: 'ab' }]);
    expect(coloured).toEqual({ ...asked([]), palette: 'of ' });
  });

  test('leaves what a script says of clothes', () => {
    const lee = { ...shot, picture: 'a girl in a red dress reads', cast: ['LEE'] };
    expect(asked([{ name: 'LEE', look: 'ef' }], lee)).toMatchObject({
      prompt: asked([], lee).prompt,
      looks: ['ef'],
    });
  });
});

describe('what a person says of one of the cast or of a place', () => {
  const [mara, tom] = look.cast;
  const picture = 'day, harbour. A woman in a yellow coat waves to an old man sailor in a green coat.';
  const two = { ...shot, picture, cast: ['MARA', 'TOM'] };
  const asked = (changes: Partial<ProjectLook>) =>
    shotRequest('clip', { ...look, ...changes }, 'EXT. HARBOUR', two, null, model);
  const edited = 'girl in a white dress';
  const places = (said: string) => ({ places: [{ name: 'harbour', description: '', edited: said }] });

  test('changes the prompt and nothing else: whose looks, which set and which noise stay', () => {
    const before = asked({});
    const cast = [{ name: 'MARA', description: '', ...mara, said: 'woman', edited }, ...(tom ? [tom] : [])];
    const pictures = [{ name: 'MARA', look: 'ab', palette: '' }];
    const prompt = before.prompt.replace('A woman in a yellow coat', `A ${edited}`);
    expect(asked({ cast })).toEqual({ ...before, prompt });
    // A picture of her takes no words away that a person said.
    expect(asked({ cast, pictures })).toEqual({ ...before, prompt, looks: ['ab', null] });
    expect(asked(places('market with red tents'))).toEqual({
      ...before,
      prompt: before.prompt.replace('day, harbour.', 'day, market with red tents.'),
    });
  });

  test('that names no place leaves the place that the heading names', () => {
    expect(asked(places('red tents everywhere')).prompt).toBe(
      asked({}).prompt.replace('day, harbour.', 'harbour. day, red tents everywhere.'),
    );
  });
});
