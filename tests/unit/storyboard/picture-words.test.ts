import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { readMarkdown } from '../../../src-shared/script/markdown.ts';
import { readProse } from '../../../src-shared/script/prose.ts';
import type { Language, Screenplay } from '../../../src-shared/script/screenplay.ts';
import { splitSentences } from '../../../src-shared/script/split-sentences.ts';
import { castOf } from '../../../src-shared/storyboard/cast.ts';
import { withoutDirections } from '../../../src-shared/storyboard/directions.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { makePainter, withoutEmphasis } from '../../../src-shared/storyboard/picture.ts';
import type { Painter } from '../../../src-shared/storyboard/picture.ts';
import { isDescription, seenOf } from '../../../src-shared/storyboard/seen.ts';
import { endsWeather, isOnlyWeather } from '../../../src-shared/storyboard/sentences.ts';
import { isBareTransition } from '../../../src-shared/script/transition-line.ts';
import { chineseScreenplay, englishScreenplay, fixtureText, sampleText } from '../../support/script/plays.ts';

/**
 * Every word of action stands in the picture of its shot, but for: pronouns and names, which become whom they mean;
 * directions to the camera, which become size and move; weather and time alone, which lead the picture; how the one
 * before looks, which is their description; what `seen.ts` says is not to be seen; a text behind its 500th letter or so.
 */

const pronouns = new Set(
  'i you we he she they it him her his its them their theirs hers me my us our your those'.split(' '),
);
const chinesePronoun = /[我你他她它]们?|自己/gu;
/** Behind these a Chinese sentence that leaves out whom it is about gets them. */
const chineseConnective = /^(?:然而|但是?|可是|于是|接着|然后|随后|后来|最后|有时)/u;

const fragments = { en: ['Silence.', 'Rain.', 'An empty chair.'], zh: ['寂静。', '下雨。', '空椅子。'] };

/** What is to be found in a picture of a sentence: English words, Chinese stretches between names and marks. */
function contentOf(sentence: string, painter: Painter): string[] {
  const { language, mention } = painter;
  const seen = seenOf(withoutDirections(withoutEmphasis(sentence)), language);
  const plain = mention ? seen.replace(mention, '，') : seen;
  if (language === 'zh')
    return (
      plain
        .replace(chineseConnective, '')
        .replace(chinesePronoun, '，')
        .match(/\p{Script=Han}+/gu) ?? []
    );
  return (plain.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !pronouns.has(word));
}

function isSaidOtherwise(sentence: string, index: number): boolean {
  return isOnlyWeather(sentence) || endsWeather(sentence) || (index > 0 && isDescription(sentence));
}

function firstLetters(text: string): string {
  return text.length <= 500 ? text : text.slice(0, 500).replace(/[\p{L}\p{N}]*$/u, '');
}

/** What a picture lacks of what the script has happen in its shot, for every shot of a screenplay. */
function missing(screenplay: Screenplay): string[] {
  const { elements, language } = screenplay;
  const painter = makePainter(language, castOf(screenplay));
  const shots = draft(screenplay).scenes.flatMap((scene) => scene.shots);
  const isDivided = new Set(shots.flatMap(({ parts = [] }) => parts.map(({ element }) => element)));
  return shots.flatMap((shot) => {
    const stretches = [
      ...shot.elements
        .filter((index) => !isDivided.has(index))
        .map((index) => ({ element: index, start: 0, end: Infinity })),
      ...(shot.parts ?? []),
    ];
    return stretches.flatMap(({ element: index, start, end }) => {
      const { type = 'note', text = '' } = elements[index] ?? {};
      if ((type !== 'action' && type !== 'shot') || isBareTransition(text)) return [];
      const source = firstLetters(text.slice(start, end)).replaceAll(/\s+/gu, language === 'zh' ? '' : ' ');
      return splitSentences(source)
        .filter((sentence, at) => !isSaidOtherwise(sentence.text, at))
        .flatMap((sentence) => lacking(shot.picture, contentOf(sentence.text, painter), language))
        .map((word) => `${word} | ${source} | ${shot.picture}`);
    });
  });
}

function lacking(picture: string, content: readonly string[], language: Language): string[] {
  const shown = picture.toLowerCase();
  if (language === 'zh') {
    const plain = shown.replaceAll(/向[左右]/gu, '');
    return content.filter((piece) => !plain.includes(piece.replaceAll(/向[左右]/gu, '')));
  }
  const words = new Set(shown.match(/[\p{L}\p{N}]{2,}/gu));
  return content.filter((word) => !words.has(word));
}

const novels = ['novels/en/alice-in-wonderland.txt', 'novels/en/tom-sawyer.txt', 'novels/zh/new-years-sacrifice.txt'];
const labelled = [
  'a-layman-on-writing.md',
  'hong-kong-once-more.md',
  'second-reader.md',
  'the-germans-in-brussels.md',
  'held-out/medicine.md',
  'held-out/the-pinch-bug.md',
];
const screenplays: readonly (readonly [string, string])[] = [
  ...['trifles', 'the-passer-by', 'held-out/riders-to-the-sea'].map((name): [string, string] => [
    name,
    fixtureText(`shots/${name}.fountain`),
  ]),
  ['as-you-like-it', englishScreenplay(fixtureText('plays/en/as-you-like-it.txt'))],
  ['the-injustice-to-dou-e', chineseScreenplay(fixtureText('plays/zh/the-injustice-to-dou-e.txt'))],
  ['the-lighthouse', sampleText('the-lighthouse.fountain')],
  ['the-paper-boat', sampleText('the-paper-boat.zh.fountain')],
];
/** Enough of a text for its kinds of sentences. */
const mostRead = 60_000;

describe('what happens stands in the picture of its shot', () => {
  it.each(screenplays)('in the screenplay %s', (_name, text) => {
    expect(missing(parseFountain(text.slice(0, mostRead)))).toEqual([]);
  });

  it.each(novels)('in %s', (name) => {
    expect(missing(readProse(fixtureText(name).slice(0, mostRead)))).toEqual([]);
  });

  it.each(labelled)('in %s', (name) => {
    expect(missing(readMarkdown(fixtureText(`shots/${name}`)))).toEqual([]);
  });

  const sentence = {
    en: fc
      .tuple(
        fc.constantFrom('MARA', 'TOM', 'She', 'An old fisherman', 'The dog', 'CLOSE ON MARA, who'),
        fc.constantFrom('looks at', 'stares towards', 'runs through', 'carries', 'opens', 'points at', 'leans over'),
        fc.constantFrom('the broken gate', 'a silver key', 'the letter on the table', 'MARA', 'the burning mill'),
        fc.constantFrom('', ' through the window', ' at the end of the pier', ' towards the sea', ' in the snow'),
      )
      .map((words) => `${words.slice(0, 3).join(' ')}${words[3]}.`),
    zh: fc
      .tuple(
        fc.constantFrom('林夏', '老周', '她', '一个老渔夫', '小狗', '【特写】林夏'),
        fc.constantFrom('', '透过窗户', '在码头尽头', '向着大海', '穿过人群'),
        fc.constantFrom('望着', '盯着', '打开', '指着', '抱起'),
        fc.constantFrom('那扇破门', '一把银色的钥匙', '桌上的信', '老周', '燃烧的磨坊'),
      )
      .map((words) => `${words.join('')}。`),
  };
  const paragraph = fc
    .constantFrom<Language>('en', 'zh')
    .chain((language) =>
      fc
        .array(fc.oneof(sentence[language], fc.constantFrom(...fragments[language])), { minLength: 1, maxLength: 8 })
        .map((sentences) =>
          language === 'en'
            ? `INT. MILL - NIGHT\n\nMARA, a woman in red, and TOM wait.\n\n${sentences.join(' ')}`
            : `1、内景 磨坊 夜\n人物：林夏、老周\n△林夏和老周等着。\n△${sentences.join('')}`,
        ),
    );

  it('in any paragraph: whom and what it is done to, and what stands behind at, through and towards', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        expect(missing(parseFountain(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['INT. MILL - DAY\n\nThe rain stops.\n\nThe miller sings.', 'day, mill. The sky clears.'],
    ['INT. MILL - DAY\n\nNight.\n\nThe miller sings.', 'night, mill. The miller sings.'],
    ['INT. MILL - DAY\n\nMorning coffee.\n\nThe miller sings.', 'day, mill. Morning coffee. The miller sings.'],
    ['1、内景 磨坊 日\n△昨夜的雨停了。\n△磨坊主唱着歌。', '白天，磨坊。天晴了。'],
    ['1、内景 磨坊 日\n△入夜。\n△磨坊主唱着歌。', '夜晚，磨坊。磨坊主唱着歌。'],
  ])('at the head of a scene: %s', (text, picture) => {
    expect(draft(parseFountain(text)).scenes[0]?.shots[0]?.picture).toBe(picture);
  });

  it.each([
    ['INT. MILL - DAY\n\nMARA\nWho is there?\n\nSilence.', /talks\. Silence\.$/],
    ['1、内景 磨坊 日\n林夏：谁在那里？\n\n一片寂静。', /说话。一片寂静。$/],
  ])('at its end, behind a speech: %s', (text, picture) => {
    expect(draft(parseFountain(text)).scenes[0]?.shots.at(-1)?.picture).toMatch(picture);
  });
});
