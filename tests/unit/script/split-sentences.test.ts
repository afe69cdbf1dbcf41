import { expect, test } from 'vitest';
import { splitSentences } from '../../../src-shared/script/split-sentences.ts';

test.each([
  ['A white dog barks. DR. SMITH nods. Mr. Hale waits.', ['A white dog barks.', 'DR. SMITH nods.', 'Mr. Hale waits.']],
  ['MRS. PETERS sits. She reads No. 7.', ['MRS. PETERS sits.', 'She reads No. 7.']],
  ['雨停了。她笑了！', ['雨停了。', '她笑了！']],
])('a title before a name ends no sentence: %s', (text, sentences) => {
  expect(splitSentences(text).map((sentence) => sentence.text)).toEqual(sentences);
});
