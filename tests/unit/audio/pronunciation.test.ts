import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { espeakSegments } from '../../../src-shared/audio/espeak-text.ts';
import { homophoneOf } from '../../../src-shared/audio/homophones.ts';
import { misreadChinese } from '../../../src-shared/audio/misread-chinese.ts';
import { espeakSyllable, readPinyin } from '../../../src-shared/audio/pinyin.ts';
import type { Pronunciation } from '../../../src-shared/audio/pronunciation.ts';
import { checkPronunciation, prepareSpeech } from '../../../src-shared/audio/pronunciation.ts';
import type { SpeechEngine } from '../../../src-shared/audio/speech.ts';
import { plainText } from '../../../src-shared/audio/system-voices.ts';
import type { Language } from '../../../src-shared/script/screenplay.ts';

/** What is said, syllables of Pinyin between brackets. */
function said(
  text: string,
  language: Language,
  dictionary: readonly Pronunciation[] = [],
  engine: SpeechEngine = 'espeak',
): string {
  const { pieces } = prepareSpeech(text, language, engine, dictionary);
  return pieces
    .map(({ say }) =>
      say.kind === 'text' ? say.text : say.kind === 'pinyin' ? `[${say.syllables.join(' ')}]` : `/${say.ipa}/`,
    )
    .join('');
}

describe('Pinyin', () => {
  test.each([
    ['chóng qìng', 'chong2 qing4'],
    ['chong2qing4', 'chong2 qing4'],
    ['lüè', 'lve4'],
    ['lu:e4', 'lve4'],
    ["xī'ān", 'xi1 an1'],
    ['de', 'de5'],
    ['huār', 'huar1'],
    ['Yīn háng', 'yin1 hang2'],
  ])('%s', (text, syllables) => expect(readPinyin(text)?.join(' ')).toBe(syllables));

  test.each(['hello', 'xx3', 'chong2qīng4', '', '重庆'])('%s is none', (text) => expect(readPinyin(text)).toBeNull());

  // What eSpeak NG 1.52 answers to the same syllables in its voice cmn-latn-pinyin.
  test.each([
    ['zhong4', "ts.'ong51"],
    ['qing4', "tS;h'i51N"],
    ['zi5', "ts'i[11"],
    ['ri4', "z.'i.51"],
    ['shi4', "s.'i.51"],
    ['jun1', "tS;'y@55n"],
    ['yuan2', "j'y&35n"],
    ['lve4', "l'yE51"],
    ['piao4', "phj'Au51"],
    ['weng1', "w'u@55N"],
    ['le5', "l'@11"],
    // It has none for these: as its own yong2, behind the initial.
    ['xiong2', "S;j'ong35"],
    ['dianr3', "t'iE214@r"],
  ])('%s in the phonemes of eSpeak NG', (syllable, phonemes) => expect(espeakSyllable(syllable)).toBe(phonemes));

  test('every entry of the list of misread words has a syllable for each letter', () => {
    const isWhole = ([word, syllables]: readonly [string, readonly string[]]) =>
      syllables.length === [...word].length && syllables.every((each) => readPinyin(each)?.join() === each);
    expect([...misreadChinese].filter((entry) => !isWhole(entry))).toEqual([]);
    expect(misreadChinese.size).toBeGreaterThan(400);
  });

  test('a Chinese letter sounds like every syllable that a list of ours asks for', () => {
    expect(homophoneOf('chong2')).toBe('崇');
    for (const syllable of new Set([...misreadChinese.values()].flat()))
      expect(homophoneOf(syllable) ?? syllable).toMatch(/^\p{Script=Han}$/u);
    expect(homophoneOf('xyz9')).toBeNull();
  });
});

describe('the words of a project', () => {
  const own: readonly Pronunciation[] = [
    { written: 'Siobhan', said: '/ʃɪˈvɔːn/', how: 'ipa' },
    { written: 'Xiao', said: 'shyow', how: 'respelling' },
    { written: '单于', said: 'chán yú', how: 'pinyin' },
    { written: '单于台', said: 'chan2 yu2 tai2', how: 'pinyin' },
    { written: 'lead', said: 'led', how: 'respelling' },
  ];

  test('are said as it says, the longest first, in no longer word', () => {
    expect(said('Siobhan and SIOBHAN met Xiaoping and Xiao.', 'en', own)).toBe(
      '//ʃɪˈvɔːn// and //ʃɪˈvɔːn// met Xiaoping and shyow.',
    );
    expect(said('A lead pipe, the leader. LEAD.', 'en', own)).toBe('A led pipe, the leader. led.');
    expect(said('单于登上单于台。', 'zh', own)).toBe('[chan2 yu2]登上[chan2 yu2 tai2]。');
  });

  test('come before figures and what an engine misreads', () => {
    const names: readonly Pronunciation[] = [
      { written: '7', said: '拐', how: 'respelling' },
      { written: '贾', said: 'gu3', how: 'pinyin' },
    ];
    expect(said('贾先生住7楼，7。', 'zh', names)).toBe('[gu3]先生住拐楼，拐。');
    expect(said('贾先生', 'zh')).toBe('[jia3]先生');
    expect(said('贾先生', 'zh', [], 'macos')).toBe('贾先生');
  });

  test('reach an engine that takes plain text as letters that sound so', () => {
    expect(plainText(prepareSpeech('单于来了。', 'zh', 'macos', own)).text).toBe('缠于来了。');
    expect(plainText(prepareSpeech('Siobhan is here.', 'en', 'pack', own)).text).toBe('shivawn is here.');
  });

  test.each([
    [{ written: '重庆', said: 'hello', how: 'pinyin' }, /cannot be read as Pinyin.*chóng qìng/u],
    [{ written: 'Nguyen', said: '/ŋ重/', how: 'ipa' }, /cannot be read as the IPA/u],
    [{ written: '…', said: 'x', how: 'respelling' }, /holds no word/u],
    [{ written: 'Ann', said: '!', how: 'respelling' }, /spell it as it sounds/u],
  ] as const)('%o is refused with what to write', (entry, message) =>
    expect(() => checkPronunciation(entry)).toThrow(message),
  );
});

describe('what eSpeak NG misreads', () => {
  test.each([
    ['便宜的角色', '[pian2 yi5]的[jue2 se4]'],
    ['民主将会实现', '民主将会实现'],
    ['英雄和熊', '英[xiong2]和[xiong2]'],
    // Letters by themselves are read otherwise.
    ['仿佛在咀嚼', '[fang3 fu2]在[ju3 jue2]'],
    ['花儿和女儿，哪儿？儿子', '花[er5]和女儿，哪[er5]？儿子'],
    ['一只猫只有两只脚', '一[zhi1]猫只有两[zhi1]脚'],
    ['慢慢地走在这块地上。', '慢慢地走在这块[di4]上。'],
    ['我得走了，他得到了。', '我[dei3]走了，他得到了。'],
    ['我跑不了，他来不了吗', '我跑不[liao3]，他来不[liao3]吗'],
    ['院子里种树，这种树很高', '院子里[zhong4]树，这种树很高'],
    ['他教我写一行字', '他[jiao1]我写一[hang2]字'],
  ])('%s', (text, how) => expect(said(text, 'zh')).toBe(how));
});

describe('figures and marks', () => {
  test.each([
    ['2024年3月5日上午10:05', '二零二四年三月五日上午十点零五分'],
    ['2024-03-05', '二零二四年三月五日'],
    ['-3.5℃，涨了12.5%', '零下三点五摄氏度，涨了百分之十二点五'],
    ['￥1,200买2个，第2名，2楼202室', '一千二百元买两个，第二名，二楼二零二室'],
    ['10086、100200、10000、12', '一万零八十六、十万零二百、一万、十二'],
    ['3-5天，比分3:2，1/3', '三到五天，比分三比二，三分之一'],
    ['电话13800138000', '电话幺三八零零幺三八零零零'],
    ['20年前走了5km', '二十年前走了五公里'],
    ['iPhone15很好', 'iPhone15很好'],
    ['《红楼梦》——约翰·史密斯（真的）……', '红楼梦，约翰史密斯，真的'],
  ])('%s', (text, how) => expect(said(text, 'zh')).toBe(how));

  test.each([
    ['On 2024-03-05 at 10:05.', 'On March fifth, twenty twenty-four at ten oh five.'],
    ['March 21, 1905, in 1995', 'March twenty-first, nineteen oh five, in nineteen ninety-five'],
    ['the 1990s at 9:00 and 10:30 pm', "the nineteen nineties at nine o'clock and ten thirty P M"],
    ['$5.20, £10, $3.5 million, $1', '5 dollars 20, 10 pounds, 3.5 million dollars, 1 dollar'],
    ['1 km, 5 km, 50%, 20°C', '1 kilometre, 5 kilometres, 50 percent, 20 degrees Celsius'],
    ['e.g. No. 5 & etc.', 'for example number 5 and et cetera'],
    ['Go — now… “please” (yes).', 'Go, now, please, yes.'],
    ['He walked 1500 miles.', 'He walked 1500 miles.'],
  ])('%s', (text, how) => expect(said(text, 'en')).toBe(how));

  test('pieces stand in their order, cover only their own text, and lose no letter that nothing rewrote', () => {
    const letters = fc.constantFrom(...'一只猫得了地行3.5%年月:-—（《aB $"。，\n');
    const texts = fc.array(letters, { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom<Language>('en', 'zh'), (text, language) => {
        let at = 0;
        for (const { from, to, say } of prepareSpeech(text, language, 'espeak').pieces) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          const isLost = say.kind === 'text' && say.text === '' && /\p{Script=Han}/u.test(text.slice(from, to));
          expect(isLost).toBe(false);
          at = to;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

test('Chinese in an English line, and English phonemes in a Chinese one, are stretches of their own', () => {
  const own: readonly Pronunciation[] = [{ written: 'Siobhan', said: '/ʃɪˈvɔːn/', how: 'ipa' }];
  const segments = (text: string, language: Language) =>
    espeakSegments(prepareSpeech(text, language, 'espeak', own)).map(
      (segment) => `${segment.language} ${segment.text}`,
    );
  expect(segments('She said 你好, Siobhan.', 'en')).toEqual(['en She said ', 'zh 你好, ', "en [[SI'vO:n]]."]);
  expect(segments('我爱 AI 和Siobhan。', 'zh')).toEqual(['zh 我爱 AI 和', "en [[SI'vO:n]]"]);
  expect(segments('在重庆便宜', 'zh')).toEqual(["zh 在重庆[[phiE35nj'i11]]"]);
});
