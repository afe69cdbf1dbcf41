import { describe, expect, test } from 'vitest';
import { castVoices } from '../../../src-shared/audio/cast-voices.ts';
import { espeakSettings, espeakVoices } from '../../../src-shared/audio/espeak-voices.ts';
import type { ChosenVoice } from '../../../src-shared/audio/speech.ts';
import {
  readMacosVoices,
  readWindowsVoices,
  sayArguments,
  sayText,
  ssmlText,
} from '../../../src-shared/audio/system-voices.ts';
import { packSpeakers, readPack } from '../../../src-shared/audio/voice-pack.ts';
import { prepareSpeech } from '../../../src-shared/audio/pronunciation.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const english = [
  { name: 'MARA', description: 'woman nurse in a yellow coat' },
  { name: 'TOM', description: 'man in a blue coat' },
  { name: 'OLD BEN', description: 'old man in a grey coat' },
  { name: 'LILY', description: 'girl in a red dress' },
  { name: 'SAM', description: 'boy in a green shirt' },
  { name: 'ANNA', description: 'woman in a white coat' },
];
const film = {
  language: 'en' as const,
  cast: english,
  scenes: [
    [null, 'MARA', 'TOM'],
    ['MARA', 'ANNA', 'OLD BEN'],
    ['LILY', 'SAM'],
  ],
};

function offerOf(voice: ChosenVoice | undefined) {
  return espeakVoices.find(({ name }) => name === voice?.name);
}

describe('voices of a cast', () => {
  test('fit sex and age in both languages', () => {
    const voices = castVoices(film, espeakVoices);
    expect(offerOf(voices.get('MARA'))?.sex).toBe('female');
    expect(offerOf(voices.get('TOM'))?.sex).toBe('male');
    expect(offerOf(voices.get('OLD BEN'))).toMatchObject({ sex: 'male', age: 'old' });
    expect(voices.get('LILY')?.pitch).toBeGreaterThan(voices.get('MARA')?.pitch ?? 99);
    expect(voices.get('SAM')?.pitch).toBeGreaterThan(0);
    const chinese = castVoices(
      {
        language: 'zh',
        cast: [
          { name: '老陈', description: '穿灰色大衣的老人' },
          { name: '小雨', description: '穿红色裙子的女孩' },
          { name: '王芳', description: '穿白色大衣的女人' },
        ],
        scenes: [['老陈', '小雨', '王芳']],
      },
      espeakVoices,
    );
    expect(offerOf(chinese.get('老陈'))).toMatchObject({ sex: 'male', age: 'old' });
    expect(offerOf(chinese.get('王芳'))?.sex).toBe('female');
    expect(chinese.get('小雨')?.pitch).toBeGreaterThan(chinese.get('王芳')?.pitch ?? 99);
  });

  test('are the same for the same film, and somebody new at the end changes nobody', () => {
    const voices = castVoices(film, espeakVoices);
    expect(castVoices(film, espeakVoices)).toEqual(voices);
    const cast = [...english, { name: 'EVE', description: 'woman in a black coat' }];
    const more = castVoices({ ...film, cast, scenes: [...film.scenes, ['EVE', 'MARA']] }, espeakVoices);
    for (const [name, voice] of voices) expect(more.get(name)).toEqual(voice);
  });

  test('differ among the people of a scene, however many there are, and from the narrator', () => {
    const women = Array.from({ length: 12 }, (_, index) => ({
      name: `WOMAN ${index}`,
      description: 'woman in a coat',
    }));
    const crowd = { language: 'en' as const, cast: women, scenes: [[null, ...women.map(({ name }) => name)]] };
    const voices = [...castVoices(crowd, espeakVoices).values()];
    expect(new Set(voices.map(({ name, pitch }) => `${name} ${pitch}`)).size).toBe(13);
    const men = castVoices({ ...film, scenes: [[null, 'TOM']] }, espeakVoices);
    expect(men.get('TOM')?.name).not.toBe(men.get(null)?.name);
  });

  test('are those that a person chose; a voice of a language that is not the film’s is given to nobody', () => {
    const own: ChosenVoice = { engine: 'macos', name: 'Samantha', pitch: 1, rate: 1.2 };
    expect(castVoices(film, espeakVoices, new Map([['TOM', own]])).get('TOM')).toEqual(own);
    const offers = [
      { engine: 'pack', name: 'huayan', languages: ['zh'], sex: null, age: 'adult' } as const,
      ...espeakVoices,
    ];
    expect([...castVoices(film, offers).values()].every(({ engine }) => engine === 'espeak')).toBe(true);
    const better = [
      { engine: 'pack', name: 'kokoro#1', languages: ['en'], sex: 'female', age: 'adult' } as const,
      { engine: 'pack', name: 'kokoro#2', languages: ['en'], sex: 'female', age: 'adult' } as const,
      ...espeakVoices,
    ];
    const cast = castVoices(film, better);
    const engines = ['MARA', 'ANNA', 'LILY', 'TOM'].map((name) => cast.get(name)?.engine);
    expect(engines).toEqual(['pack', 'pack', 'pack', 'espeak']);
  });
});

test('pitch is semitones and rate is times as fast, within what eSpeak NG takes', () => {
  const voice: ChosenVoice = { engine: 'espeak', name: 'f2', pitch: 0, rate: 1 };
  expect(espeakSettings(voice, 'zh')).toMatchObject({ voice: 'cmn+f2', pitch: 50 });
  expect(espeakSettings({ ...voice, pitch: 6 }, 'en')).toMatchObject({ voice: 'en-us+f2', pitch: 75 });
  expect(espeakSettings({ ...voice, pitch: 12 }, 'en').pitch).toBe(99);
  const [slow, fast] = [0.5, 2].map((rate) => espeakSettings({ ...voice, rate }, 'en').rate);
  expect(fast).toBeCloseTo((slow ?? 0) * 4, -1);
});

describe('voices of operating systems', () => {
  test('the list of say', () => {
    const listing = [
      'Alex                en_US    # Most people recognize me by my voice.',
      'Eddy (English (UK)) en_GB    # Hello! My name is Eddy.',
      'Thomas              fr_FR    # Bonjour',
      'Tingting            zh_CN    # 你好！我叫婷婷。',
      'Grandma (Chinese (China mainland)) zh_CN    # 你好！',
    ].join('\n');
    expect(readMacosVoices(listing).map(({ name, languages, sex, age }) => [name, ...languages, sex, age])).toEqual([
      ['Alex', 'en', 'male', 'adult'],
      ['Eddy (English (UK))', 'en', 'male', 'adult'],
      ['Tingting', 'zh', 'female', 'adult'],
      ['Grandma (Chinese (China mainland))', 'zh', 'female', 'old'],
    ]);
  });

  test('the list of Windows', () => {
    const listing =
      'Microsoft Huihui\tzh-CN\tFemale\r\nMicrosoft David\ten-US\tMale\r\nMicrosoft Hedda\tde-DE\tFemale\r\n';
    expect(readWindowsVoices(listing).map(({ name, languages, sex }) => [name, ...languages, sex])).toEqual([
      ['Microsoft Huihui', 'zh', 'female'],
      ['Microsoft David', 'en', 'male'],
    ]);
  });

  test('what they are asked for', () => {
    const voice: ChosenVoice = { engine: 'macos', name: 'Alex', pitch: -2, rate: 1.2 };
    expect(sayArguments(voice, 'in.txt', 'out.wav')).toEqual(
      '-v Alex -r 210 --file-format=WAVE --data-format=LEI16@48000 -f in.txt -o out.wav'.split(' '),
    );
    expect(sayText('Hi', voice)).toBe('[[pbas -2]] Hi');
    const text = prepareSpeech('Tom & <Siobhan>', 'en', 'windows', [
      { written: 'Siobhan', said: '/ʃɪˈvɔːn/', how: 'ipa' },
    ]);
    expect(ssmlText(text, { ...voice, engine: 'windows' })).toBe(
      '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US"><prosody pitch="-2st" rate="120%">' +
        'Tom and <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">shivawn</phoneme></prosody></speak>',
    );
  });
});

describe('voice packs', () => {
  test.each([
    [
      'Piper',
      ['en_US-joe-medium.onnx', 'tokens.txt', 'espeak-ng-data/phontab', 'MODEL_CARD'],
      {},
      { kind: 'vits', dataDir: 'espeak-ng-data' },
    ],
    [
      'Melo',
      ['model.onnx', 'model.int8.onnx', 'tokens.txt', 'lexicon.txt', 'date.fst', 'number.fst'],
      { model_type: 'melo-vits' },
      { kind: 'vits', model: 'model.onnx', ruleFsts: 'date.fst,number.fst' },
    ],
    [
      'Matcha',
      ['model-steps-3.onnx', 'vocos-22khz-univ.onnx', 'tokens.txt', 'lexicon.txt'],
      {},
      { kind: 'matcha', model: 'model-steps-3.onnx', vocoder: 'vocos-22khz-univ.onnx' },
    ],
    [
      'Kokoro',
      ['model.onnx', 'voices.bin', 'tokens.txt', 'lexicon-zh.txt', 'lexicon-us-en.txt', 'espeak-ng-data/phontab'],
      {},
      { kind: 'kokoro', voices: 'voices.bin', lexicon: 'lexicon-us-en.txt,lexicon-zh.txt' },
    ],
    [
      'Kitten',
      ['model.fp16.onnx', 'voices.bin', 'tokens.txt', 'espeak-ng-data/phontab'],
      { model_type: 'kitten-tts' },
      { kind: 'kitten', model: 'model.fp16.onnx' },
    ],
  ] as const)('%s is told by its files', (_, files, metadata, model) =>
    expect(readPack(files, metadata)).toMatchObject(model),
  );

  test.each([
    [['tokens.txt'], 'no model'],
    [['model.onnx'], 'tokens.txt'],
    [['model.onnx', 'tokens.txt'], 'neither lexicon.txt'],
    [['vocos.onnx', 'tokens.txt', 'lexicon.txt'], 'no model'],
  ])('%o lack something, which is said', (files, missing) => {
    const read = readPack(files, {});
    expect('missing' in read && inEnglish(read.missing)).toContain(missing);
  });

  test('languages and speakers are what the model says', () => {
    const told = (metadata: Readonly<Record<string, string>>) =>
      packSpeakers(metadata).map(({ languages, sex }) => `${languages.join('+')} ${sex}`);
    expect(told({ language: 'English', voice: 'en-us' })).toEqual(['en null']);
    expect(told({ language: 'Chinese + English' })).toEqual(['en+zh null']);
    expect(told({ language: 'German', voice: 'de' })).toEqual([' null']);
    expect(told({ n_speakers: 'many' })).toEqual(['en+zh null']);
    const kokoro = {
      n_speakers: '4',
      language: 'multi-lang, e.g., English, Chinese',
      speaker_names: 'af_alloy,zm_010,jf_alpha,bm',
    };
    expect(told(kokoro)).toEqual(['en female', 'zh male', ' female', 'en male']);
    const kitten = { n_speakers: '2', language: 'English', speaker_names: 'expr-voice-2-m,expr-voice-2-f' };
    expect(told(kitten)).toEqual(['en male', 'en female']);
  });
});
