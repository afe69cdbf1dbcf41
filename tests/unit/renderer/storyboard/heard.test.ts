import { expect, test } from 'vitest';
import { attentionOver, chipsOf, stretchesOf } from '../../../../src-renderer/storyboard/heard.ts';
import type { Hearing, HeardWord } from '../../../../src-shared/generation/hearing.ts';

const word = (text: string, of: Partial<HeardWord>): HeardWord => ({
  ...{ text, fate: 'shown', concept: null, name: null, distance: 0, slots: [] },
  ...of,
});

const hearing: Hearing = {
  language: 'en',
  words: [
    word('close up', { slots: ['size'] }),
    word('A', { fate: 'joins' }),
    word('lady', { concept: 'kind:woman', name: 'woman', slots: ['first.kind'] }),
    word('walks', { concept: 'action:walk', name: 'walk', slots: ['first.action'] }),
    word('runs', { concept: 'action:run', name: 'run', slots: ['next_action'] }),
    word('frobnicates', { fate: 'unknown' }),
    word('lady', { concept: 'kind:woman', name: 'woman', slots: ['first.kind'] }),
    word('red', { concept: 'colour:red', name: 'red', slots: ['first.colour'] }),
  ],
  said: [
    { slot: 'first.kind', value: 'woman', share: 1, attention: [0, 0, 0.9, 0, 0, 0, 0.1, 0] },
    { slot: 'first.action', value: 'walk', share: 1, attention: [0, 0, 0, 0.8, 0, 0, 0, 0] },
    { slot: 'next_action', value: 'run', share: 1, attention: [0, 0, 0, 0, 0.7, 0, 0, 0] },
  ],
};

const whole = { hearing, from_s: 0, to_s: 4 };

test('words say who, in which colour and what, each once, without the camera; what was not heard comes last', () => {
  expect(chipsOf(hearing)).toEqual([
    { role: 'who', text: 'lady', as: 'woman', fate: 'shown', word: 2 },
    { role: 'colour', text: 'red', as: null, fate: 'shown', word: 7 },
    { role: 'does', text: 'walks', as: null, fate: 'shown', word: 3 },
    { role: 'does', text: 'runs', as: null, fate: 'shown', word: 4 },
    { role: 'other', text: 'frobnicates', as: null, fate: 'unknown', word: 5 },
  ]);
});

test('a clip goes by its first action, then by the next; who is seen counts all through', () => {
  const walks = attentionOver(whole, 3, 4, 4);
  const runs = attentionOver(whole, 4, 4, 4);
  expect(walks?.[0]).toBeCloseTo(0.8);
  expect(walks?.[3]).toBe(0);
  expect(runs?.[0]).toBe(0);
  expect(runs?.[3]).toBeCloseTo(0.7);
  expect(attentionOver(whole, 2, 4, 4)).toEqual([0.9, 0.9, 0.9, 0.9]);
});

test('takes that kept no attention tell none', () => {
  const said = hearing.said.map(({ slot, value, share }) => ({ slot, value, share }));
  expect(attentionOver({ ...whole, hearing: { ...hearing, said } }, 2, 4, 4)).toBeNull();
});

test('a prompt that takes over later has the rest of the shot, and one behind its end has none', () => {
  const { words, said } = hearing;
  const later = [
    { at_s: 3, words, said },
    { at_s: 4, words, said },
  ];
  const stretches = stretchesOf({ ...hearing, later }, 4);
  expect(stretches).toEqual([
    { hearing, from_s: 0, to_s: 3 },
    { hearing, from_s: 3, to_s: 4 },
  ]);
  expect(stretches.map((stretch) => attentionOver(stretch, 2, 4, 4))).toEqual([
    [0.9, 0.9, 0.9, 0],
    [0, 0, 0, 0.9],
  ]);
});
