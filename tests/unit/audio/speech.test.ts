import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeSpeech } from '../../../src-shared/audio/narration-timing.ts';
import { voiceOfShot } from '../../../src-shared/audio/placed-speech.ts';
import { resample } from '../../../src-shared/audio/resample.ts';
import type { ChosenVoice } from '../../../src-shared/audio/speech.ts';
import { SPEECH_RATE, speechDigest } from '../../../src-shared/audio/speech.ts';
import { readWav, writeWav } from '../../../src-shared/audio/speech-wav.ts';
import { spokenLine } from '../../../src-shared/audio/spoken-line.ts';
import { asWritten, engineText } from '../../../src-shared/audio/spoken-text.ts';
import { prepareSpeech } from '../../../src-shared/audio/pronunciation.ts';
import { VISEMES, voiceOf } from '../../../src-shared/generation/voice.ts';

/** A tone of `seconds` between two silences. */
function tone(silence: number, seconds: number, rate: number, amplitude = 0.3): Float32Array {
  const length = Math.round((2 * silence + seconds) * rate);
  return Float32Array.from({ length }, (_, index) => {
    const at = index / rate;
    return at < silence || at >= silence + seconds ? 0 : amplitude * Math.sin(2 * Math.PI * 300 * at);
  });
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

function given(text: string) {
  return engineText(asWritten(text, 'en').pieces, (say) => (say.kind === 'text' ? say.text : ''));
}

describe('WAV', () => {
  test('what is written is read to the bit, the note too', () => {
    const sounds = fc.array(fc.integer({ min: -32_767, max: 32_767 }), { maxLength: 200 });
    fc.assert(
      fc.property(sounds, fc.string(), (values, note) => {
        const samples = Float32Array.from(values, (value) => value / 32_767);
        const read = readWav(writeWav(samples, 48_000, note));
        expect(read?.rate).toBe(48_000);
        expect(read?.note).toBe(note === '' ? null : note);
        expect(Array.from(read?.samples ?? [], (value) => Math.round(value * 2 ** 15))).toEqual(values);
      }),
    );
  });

  test('a file that was cut off is none', () => {
    const whole = writeWav(tone(0, 0.01, 8000), 8000, 'note');
    for (const length of [0, 11, 40, 60, whole.length - 1])
      expect(readWav(whole.subarray(0, length))?.note ?? null).toBeNull();
    expect(readWav(whole)?.note).toBe('note');
    expect(readWav(new Uint8Array(100))).toBeNull();
  });
});

test('another rate keeps a tone and its level, and lets no mirror of it in', () => {
  const spectrum = (samples: Float32Array, hertz: number): number => {
    let [re, im] = [0, 0];
    for (const [index, value] of samples.entries()) {
      const turn = (2 * Math.PI * hertz * index) / SPEECH_RATE;
      re += value * Math.cos(turn);
      im += value * Math.sin(turn);
    }
    return (2 * Math.hypot(re, im)) / samples.length;
  };
  const source = Float32Array.from(
    { length: 22_050 },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * 8000 * index) / 22_050),
  );
  const out = resample(source, 22_050, SPEECH_RATE);
  expect(out).toHaveLength(48_000);
  const middle = out.subarray(4800, 43_200);
  expect(spectrum(middle, 8000)).toBeCloseTo(0.5, 3);
  expect(spectrum(middle, 22_050 - 8000)).toBeLessThan(0.5 * 10 ** (-80 / 20));
  expect(resample(source, 22_050, 22_050)).toBe(source);
});

describe('a spoken line', () => {
  test('loses the silence around it, has the level of all speech, and its times move with it', () => {
    for (const amplitude of [0.02, 0.9]) {
      const { samples, words, phonemes } = spokenLine('Hello world', 'en', [
        {
          given: given('Hello world'),
          samples: tone(0.5, 1, 22_050, amplitude),
          rate: 22_050,
          words: [
            { at_s: 0.5, start: 0 },
            { at_s: 1, start: 6 },
          ],
          phonemes: [
            { at_s: 0.5, phoneme: 'h' },
            { at_s: 0.9, phoneme: '' },
            { at_s: 1, phoneme: 'w' },
            { at_s: 1.5, phoneme: '' },
          ],
        },
      ]);
      expect(samples.length / SPEECH_RATE).toBeCloseTo(1.09, 1);
      expect(rms(samples.subarray(4800, 43_200))).toBeCloseTo(0.1, 2);
      expect(words.map(({ text }) => text)).toEqual(['Hello', 'world']);
      expect(words[0]?.from_s).toBeCloseTo(0.03, 2);
      expect(words[0]?.to_s).toBeCloseTo(0.43, 2);
      expect(words[1]?.from_s).toBeCloseTo(0.53, 2);
      expect(phonemes.map(({ phoneme }) => phoneme)).toEqual(['h', 'w']);
      expect(phonemes[1]?.to_s).toBeCloseTo(1.03, 2);
    }
  });

  test('words that no engine tells are placed by syllables, never in a silence', () => {
    const samples = new Float32Array(SPEECH_RATE * 3);
    samples.set(tone(0, 1, SPEECH_RATE), 0);
    samples.set(tone(0, 1, SPEECH_RATE), SPEECH_RATE * 2);
    const line = spokenLine('banana tree', 'en', [
      { given: given('banana tree'), samples, rate: SPEECH_RATE, words: [], phonemes: [] },
    ]);
    expect(line.words.map(({ text }) => text)).toEqual(['banana', 'tree']);
    // Three of four syllables: a second and a half of sound, half of it behind the silence of a second.
    expect(line.words[1]?.from_s).toBeCloseTo(2.5, 1);
  });

  test('silence is nothing', () => {
    const silent = { given: given('x'), samples: new Float32Array(100), rate: 8000, words: [], phonemes: [] };
    expect(spokenLine('x', 'en', [silent])).toEqual({ samples: new Float32Array(), words: [], phonemes: [] });
  });
});

describe('the digest of a spoken line', () => {
  const voice: ChosenVoice = { engine: 'espeak', name: 'f2', pitch: 0, rate: 1 };
  const digest = (text: string, over: Partial<ChosenVoice> = {}, version = '1', said?: string) => {
    const dictionary = said === undefined ? [] : [{ written: '重庆', said, how: 'pinyin' as const }];
    return speechDigest(prepareSpeech(text, 'zh', 'espeak', dictionary), { ...voice, ...over }, version);
  };

  test('is of all that is heard, and of nothing else', () => {
    const first = digest('我在重庆。');
    expect(first).toMatch(/^[0-9a-f]{64}$/u);
    expect(digest('我在重庆。')).toBe(first);
    const others = [
      digest('我在重庆'),
      digest('我在重庆。', { pitch: 1 }),
      digest('我在重庆。', { rate: 1.1 }),
      digest('我在重庆。', { name: 'f1' }),
      digest('我在重庆。', {}, '2'),
      digest('我在重庆。', {}, '1', 'chóng qìng'),
    ];
    expect(new Set([first, ...others]).size).toBe(7);
  });
});

describe('speech in a shot', () => {
  const rate = { numerator: 24, denominator: 1 };

  test('a shot is never shorter than drafted, nor than what is said; lines never overlap', () => {
    const line = fc.record({
      character: fc.constantFrom(null, 'MARA', '林'),
      seconds: fc.double({ min: 0.1, max: 12, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.double({ min: 0.5, max: 20, noNaN: true }), (lines, drafted) => {
        const { duration_s, starts_s } = timeSpeech(lines, drafted, rate);
        expect(duration_s).toBeGreaterThanOrEqual(drafted);
        const ends = lines.map(({ seconds }, index) => (starts_s[index] ?? 0) + seconds);
        for (const [index, end] of ends.entries())
          expect(starts_s[index + 1] ?? duration_s).toBeGreaterThanOrEqual(end + 0.2);
        const frames = duration_s > drafted ? duration_s * 24 : 0;
        expect(frames).toBeCloseTo(Math.round(frames), 6);
        expect(duration_s).toBeLessThanOrEqual(
          Math.max(drafted, lines.reduce((sum, { seconds }) => sum + seconds + 0.4, 0.65) + 1 / 24),
        );
      }),
    );
  });

  test('a line of 5 s lengthens a shot of 2 s to a whole frame, one of 1 s does not', () => {
    expect(timeSpeech([{ character: 'MARA', seconds: 5 }], 2, rate)).toEqual({
      duration_s: 136 / 24,
      starts_s: [0.25],
    });
    expect(timeSpeech([{ character: 'MARA', seconds: 1 }], 3, rate)).toEqual({ duration_s: 3, starts_s: [0.75] });
    expect(timeSpeech([], 3, rate)).toEqual({ duration_s: 3, starts_s: [] });
  });

  test('its lines move the mouths of the model when they are heard, each in the shape of its sound', () => {
    const line = (phoneme: string) => ({
      samples: tone(0, 0.5, SPEECH_RATE),
      words: [{ text: phoneme, from_s: 0, to_s: 0.5 }],
      phonemes: [{ phoneme, from_s: 0, to_s: 0.5 }],
    });
    const placed = [
      { speech: line('ɑ'), at_s: 0.5 },
      { speech: line('m'), at_s: 2 },
    ];
    const { sound, phonemes, words } = voiceOfShot(placed, 3);
    expect(sound.samples.length / sound.rate).toBe(3);
    expect(words.map(({ from_s }) => from_s)).toEqual([0.5, 2]);
    const moments = Array.from({ length: 3 * 24 }, (_, frame) => frame / 24);
    const rows = voiceOf(sound, moments, phonemes);
    const row = (seconds: number) => [...rows.subarray(seconds * 24 * 8, seconds * 24 * 8 + 7)];
    const shape = (seconds: number) => VISEMES[row(seconds).indexOf(Math.max(...row(seconds)))];
    expect([0.25, 0.75, 1.5, 2.25].map(shape)).toEqual(['rest', 'A', 'rest', 'M']);
    const unheard = { ...line('ɑ'), phonemes: [] };
    expect(voiceOfShot([...placed, { speech: unheard, at_s: 1 }], 3).phonemes).toEqual([]);
  });
});
