import { expect, test } from 'vitest';
import { readTakesCommand } from '../../../../src-main/hosts/cli/takes.ts';
import { plainTags, tagsIn, withoutTags } from '../../../../src-shared/library/tags.ts';

test.each([
  [
    ['paint', 'tak_1'],
    'There is no "shotloom takes paint"; there are list, show, lock, unlock, rate, tag, compare, verify, note.',
  ],
  [['rate', 'tak_1'], '"shotloom takes rate" needs RATING'],
  [['tag'], '"shotloom takes tag" needs TAKE and TAGS'],
  [['rate', 'tak_1', '3', '--add'], 'Only "shotloom takes tag" knows --add'],
  [['tag', 'tak_1', 'a', '--add', '--remove'], 'either added or removed'],
])('shotloom takes %j is refused', (args, words) => {
  expect(() => readTakesCommand(args)).toThrow(words);
});

test('tags are told apart by their words, whatever their case, and keep their order', () => {
  expect(tagsIn('storm， 夜景、Night  Rain, STORM,,')).toEqual(['storm', '夜景', 'Night Rain']);
  expect(plainTags(['Café', 'cafe'])).toEqual(['Café']);
  expect(withoutTags(['storm', '夜景', 'wide'], ['Storm', 'wide'])).toEqual(['夜景']);
});
