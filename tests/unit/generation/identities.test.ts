import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identitiesIn } from '../../../src-shared/generation/identities.ts';
import { shotRequest } from '../../../src-shared/generation/shot-request.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';

const root = new URL('../../../', import.meta.url);
const words = new WordReader(readWordTable(readFileSync(new URL('resources/models/builtin/words.json', root), 'utf8')));
const cast = [
  { name: 'MARA', description: 'woman in a red coat' },
  { name: 'TOM', description: 'old man in a green coat' },
  { name: 'ANNA', description: 'woman in a red coat' },
  { name: '小雨', description: '穿红色大衣的女孩' },
  { name: '老周', description: '穿蓝色衬衫的老人' },
];

function identities(prompt: string, ...seen: string[]): (string | null)[] {
  return identitiesIn(prompt, seen, cast, words);
}

describe('whose looks the people of a prompt have', () => {
  test('goes by the order of the words, whoever is the main one of the shot', () => {
    const both = 'A woman in a red coat talks to an old man in a green coat.';
    expect(identities(both, 'MARA', 'TOM')).toEqual(['MARA', 'TOM']);
    expect(identities(both, 'TOM', 'MARA')).toEqual(['MARA', 'TOM']);
    expect(identities('穿蓝色衬衫的老人对穿红色大衣的女孩说话。', '小雨', '老周')).toEqual(['老周', '小雨']);
  });

  test('counts who is none of the cast', () => {
    expect(identities('A waiter gives a woman in a red coat a letter.', 'MARA')).toEqual([null, 'MARA']);
    expect(identities('一个服务员把信递给穿红色大衣的女孩。', '小雨')).toEqual([null, '小雨']);
    expect(identities('A woman in a red coat looks at a policeman.', 'MARA')).toEqual(['MARA']);
    expect(identities('A doctor and a nurse carry an old man in a green coat.', 'TOM')).toEqual([null]);
  });

  test('takes nobody for another when the same one is named again', () => {
    expect(
      identities('A woman in a red coat runs and the woman waves to an old man in a green coat.', 'MARA', 'TOM'),
    ).toEqual(['MARA', 'TOM']);
  });

  test('holds for either person where a thing or an animal comes first', () => {
    expect(identities('A brown dog runs to a woman in a red coat.', 'MARA')).toEqual(['MARA', 'MARA']);
    expect(identities('A woman in a red coat runs to a brown dog.', 'MARA')).toEqual(['MARA']);
  });

  test('tells two of the same description apart', () => {
    const both = 'A woman in a red coat looks at a woman in a red coat.';
    expect(identities(both, 'MARA', 'ANNA')).toEqual(['MARA', 'ANNA']);
    expect(identities(both, 'ANNA', 'MARA')).toEqual(['ANNA', 'MARA']);
  });

  test('keeps the main ones where a person has written the picture anew', () => {
    expect(identities('Two people dance.', 'MARA', 'TOM', 'ANNA')).toEqual(['MARA', 'TOM']);
    expect(identities('A boat.')).toEqual([]);
  });
});

/** Every shot of a script with its prompt and identities. */
function requests(script: string) {
  const board = draft(parseFountain(script));
  const look = { seed: 1, width: 512, height: 288, fps_num: 24, fps_den: 1, language: board.language, style: '' };
  const model = { name: 'x', sha256: 'x', engine_revision: 1, words };
  return board.scenes.flatMap(({ heading, shots }) =>
    shots.map((shot) => ({
      shot,
      board,
      request: shotRequest('clip', { ...look, cast: board.cast }, heading, shot, null, model),
    })),
  );
}

/** Of two identities neither stands before the other in the words and after it in the keys. */
function expectInOrder(script: string): number {
  let two = 0;
  for (const { board, request } of requests(script)) {
    const places = request.identity_keys.map((name) => {
      const description = board.cast.find((member) => member.name === name)?.description;
      return description === undefined ? null : request.prompt.indexOf(description);
    });
    const [first, second] = places;
    if (first === undefined || second === undefined || first === null || second === null || first < 0) continue;
    expect(second === -1 || second >= first).toBe(true);
    if (request.identity_keys[0] !== request.identity_keys[1]) two += 1;
  }
  return two;
}

describe('identities of drafted shots', () => {
  test.each(['the-lighthouse.fountain', 'the-paper-boat.zh.fountain'])('follow the words in the sample %s', (name) => {
    expect(expectInOrder(readFileSync(new URL(`resources/samples/${name}`, root), 'utf8'))).toBeGreaterThan(0);
  });

  test.each(['en/as-you-like-it.txt', 'zh/the-injustice-to-dou-e.txt', 'zh/rescuing-a-courtesan.txt'])(
    'follow the words in the play %s',
    (name) => {
      const play = readFileSync(new URL(`tests/fixtures/plays/${name}`, root), 'utf8').slice(0, 20_000);
      expect(expectInOrder(play)).toBeGreaterThanOrEqual(0);
      for (const { request } of requests(play)) expect(request.identity_keys.length).toBeLessThanOrEqual(2);
    },
  );

  test('who speaks is first, in every talk', () => {
    const names = fc.constantFrom('MARA', 'TOM', 'EVA');
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (speakers) => {
        const intro =
          'INT. ROOM\n\nMARA, a nurse in a red coat, sits. TOM, an old sailor in a green coat, sits. EVA, a girl in a blue dress, sits.';
        const talk = speakers.map((name) => `${name}\nIs that so, and are you quite sure of it?`).join('\n\n');
        for (const { shot, request } of requests(`${intro}\n\n${talk}`)) {
          const speaker = shot.lines[0]?.character;
          expect(speaker ?? request.identity_keys[0]).toBe(request.identity_keys[0]);
          expect(request.identity_keys).toEqual(shot.cast);
        }
      }),
      { numRuns: 60 },
    );
  });
});
