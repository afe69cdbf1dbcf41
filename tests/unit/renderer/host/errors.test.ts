import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf, Refused, refusalOf } from '../../../../src-renderer/host/errors.ts';
import { loadSentences, toldWords } from '../../../../src-renderer/words/sentences.ts';
import { onlyTyped, say } from '../../../../src-shared/contract/sentences.ts';

const SAID = say`There is no job ${7}${onlyTyped(say`; list them with "shotloom queue"`)}.`;
const ofProgram = new ORPCError('not_found', {
  message: 'There is no job 7; list them with "shotloom queue".',
  data: SAID,
});

test('in English an error says what its sentence says to a window', () => {
  expect(failureOf(ofProgram)).toEqual({ code: 'not_found', message: 'There is no job 7.' });
  expect(failureOf(new ORPCError('not_found', { message: 'Gone.' }))).toEqual({ code: 'not_found', message: 'Gone.' });
  expect(failureOf(new Error('Oh.'))).toEqual({ code: 'internal', message: 'Oh.' });
});

describe('in Chinese', () => {
  beforeAll(async () => await loadSentences('zh'));
  afterAll(async () => await loadSentences('en'));

  test('an error is said by its sentence, whatever its message is', () => {
    expect(failureOf(ofProgram)).toEqual({ code: 'not_found', message: '没有任务 7。' });
    expect(failureOf(new Refused('media_unusable', SAID))).toEqual({ code: 'media_unusable', message: '没有任务 7。' });
  });

  test('what was stored without a sentence is shown as it is', () => {
    expect(toldWords(SAID, 'English')).toBe('没有任务 7。');
    expect(toldWords(undefined, 'English')).toBe('English');
  });

  test('what is refused over HTTP says why; an answer of somebody else does not', async () => {
    const refused = await refusalOf(Response.json({ code: 'not_found', message: 'x', said: SAID }, { status: 404 }));
    expect(failureOf(refused)).toEqual({ code: 'not_found', message: '没有任务 7。' });
    for (const answer of [new Response('<html>', { status: 502 }), Response.json({ code: 'not_found' })])
      expect(failureOf(await refusalOf(answer))).toEqual({
        code: 'internal',
        message: 'Shotloom 没有收下这个文件；请重新提供。',
      });
  });
});
