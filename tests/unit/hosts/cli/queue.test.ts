import { describe, expect, test } from 'vitest';
import { listLines, readNumbers } from '../../../../src-main/hosts/cli/queue.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { inWords } from '../../../support/sentences-said.ts';

type JobList = Parameters<typeof listLines>[0];
type Listed = JobList['jobs'][number];

const waiting: Listed = {
  number: 3,
  project: 'prj_1',
  title: '纸船',
  shot: 2,
  label: '1C',
  shot_id: 'sht_2',
  kind: 'clip',
  priority: 'normal',
  state: { status: 'queued', set_back: null },
  held: false,
  attempts: 0,
  crashes: 0,
  created_at: '2026-11-30T12:00:00.000Z',
  picture: null,
  forming: null,
  left_ms: 8000,
};

const listOf = (...jobs: Listed[]): JobList => ({
  ...{ jobs, speaking: [], paused: false, paused_projects: [], left_ms: null },
});

describe('job numbers', () => {
  test.each([
    ['3', [3]],
    ['#3', [3]],
    ['3,5,8-12', [3, 5, 8, 9, 10, 11, 12]],
    ['3, 3-4', [3, 4]],
  ])('are read from "%s"', (text, numbers) => expect(readNumbers(text)).toEqual(numbers));

  test.each(['', '0', '5-3', 'a', '3,', '-3', '1-999999999', 'job_1'])('are not read from "%s"', (text) => {
    expect(() => readNumbers(text)).toThrow(/cannot be read: write numbers/u);
  });
});

describe('the list', () => {
  test('says of each job what it makes and how it stands', () => {
    const lines = listLines(
      {
        ...listOf(
          {
            ...waiting,
            state: { status: 'running', maker: { type: 'worker', name: 'box' }, provider: 'cuda+cpu', progress: 0.429 },
          },
          { ...waiting, number: 12, priority: 'urgent', title: 'The Lighthouse', kind: 'still', left_ms: null },
          { ...waiting, number: 13, shot: null, held: true },
          { ...waiting, number: 14, state: { status: 'paused' } },
          {
            ...waiting,
            number: 15,
            state: {
              status: 'failed',
              reason: 'no memory',
              said: say`no room in memory`,
              code: 'model_crashed',
              attempts: 2,
            },
          },
          {
            ...waiting,
            number: 17,
            state: {
              status: 'queued',
              set_back: { code: 'model_missing', reason: 'no worker has it', not_before: 1 },
            },
          },
          {
            ...waiting,
            number: 16,
            state: {
              status: 'queued',
              set_back: { code: 'library_unwritable', reason: 'the disk is full', not_before: 1 },
            },
          },
        ),
        left_ms: 95_000,
        paused_projects: ['prj_2'],
      },
      inWords,
    );
    expect(lines).toEqual([
      '    3  42 %       纸船, clip of shot 2, made by the worker box on cuda+cpu, 8 s left',
      '   12  queued     The Lighthouse, still of shot 2, urgent',
      '   13  paused     纸船, clip of sht_2',
      '   14  paused     纸船, clip of shot 2',
      '   15  failed     纸船, clip of shot 2: no room in memory',
      '   17  queued     纸船, clip of shot 2, 8 s left: no worker has it',
      '   16  queued     纸船, clip of shot 2, 8 s left; tried again soon, for: the disk is full',
      'prj_2 is paused: "shotloom queue resume --project prj_2" lets it go on.',
      '4 jobs to do, 1 min 35 s left.',
    ]);
  });

  test('says that nothing is queued, or that all waits', () => {
    expect(listLines(listOf(), inWords)).toEqual(['Nothing is queued.']);
    expect(listLines({ ...listOf({ ...waiting, held: true }), paused: true, left_ms: 0 }, inWords)).toEqual([
      '    3  paused     纸船, clip of shot 2',
      'The queue is paused: "shotloom queue resume --all" lets it go on.',
      '0 jobs to do.',
    ]);
  });
});
