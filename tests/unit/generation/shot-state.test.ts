import { expect, test } from 'vitest';
import { shotState } from '../../../src-shared/generation/shot-state.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

const NO_MODEL = say`no model`;

const newer = { id: 'tak_2', request_digest: 'b' };
const older = { id: 'tak_1', request_digest: 'a' };

test.each([
  ['missing without a take', { digest: 'a' }, [], { state: 'missing' }],
  [
    'current by its newest take',
    { digest: 'b' },
    [newer, older],
    { state: 'current', take_id: 'tak_2', locked: false },
  ],
  ['current by an older take', { digest: 'a' }, [newer, older], { state: 'current', take_id: 'tak_1', locked: false }],
  ['stale, with the newest to look at', { digest: 'c' }, [newer, older], { state: 'stale', take_id: 'tak_2' }],
  [
    'blocked, whatever it has',
    { blocked: NO_MODEL },
    [newer],
    { state: 'blocked', reason: 'no model', said: NO_MODEL },
  ],
] as const)('a shot is %s', (_name, digest, takes, state) => {
  expect(shotState(digest, takes)).toEqual(state);
});

test('a shot is current by the take that is kept on it, whatever it asks for, where that is of its kind', () => {
  const kept = { state: 'current', take_id: 'tak_1', locked: true };
  expect(shotState({ digest: 'c' }, [newer, older], 'tak_1')).toEqual(kept);
  expect(shotState({ blocked: NO_MODEL }, [newer, older], 'tak_1')).toEqual(kept);
  expect(shotState({ digest: 'c' }, [newer, older], 'tak_3')).toEqual({ state: 'stale', take_id: 'tak_2' });
});
