import { expect, test } from 'vitest';
import { sentence } from '../../../src-renderer/words/sentence.ts';

test('a sentence that was spoken once is said with other values, in whatever order it has them', () => {
  const said = sentence(['name', 'seconds'], ({ name, seconds }) => `${seconds}: ${name}, ${seconds}`);
  expect(said({ name: 'Shot 1', seconds: '4.0 s' })).toBe('4.0 s: Shot 1, 4.0 s');
  expect(said({ name: '', seconds: '{{name}} $&' })).toBe('{{name}} $&: , {{name}} $&');
  expect(sentence([], () => 'nothing')({})).toBe('nothing');
});
