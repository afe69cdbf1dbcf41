import { constant, FLOAT, INT64, model, node, text, value } from '../onnx.ts';

/** Samples a second of the tiny voice, and how it sounds. */
export const TINY_VOICE = { rate: 16_000, hertz: 400, seconds_a_token: 0.25 } as const;

/** A VITS voice as sherpa-onnx takes it, that hums for every token that it is given. */
export function tinyVoice(): Uint8Array {
  const { rate, hertz, seconds_a_token } = TINY_VOICE;
  const graph = [
    ...node('Cast', ['x_length'], 'tokens', { to: FLOAT }),
    ...node('Mul', ['tokens', 'length_scale'], 'scaled'),
    ...node('Mul', ['scaled', 'samples_a_token'], 'length'),
    ...node('Squeeze', ['length'], 'end'),
    ...node('Range', ['none', 'end', 'one'], 'at'),
    ...node('Mul', ['at', 'turn'], 'angle'),
    ...node('Sin', ['angle'], 'y'),
    ...text(2, 'tiny'),
    ...constant('samples_a_token', rate * seconds_a_token),
    ...constant('none', 0),
    ...constant('one', 1),
    ...constant('turn', (2 * Math.PI * hertz) / rate),
    ...value(11, 'x', INT64, ['N', 'T']),
    ...value(11, 'x_length', INT64, ['N']),
    ...value(11, 'noise_scale', FLOAT, ['one_']),
    ...value(11, 'length_scale', FLOAT, ['one_']),
    ...value(11, 'noise_scale_w', FLOAT, ['one_']),
    ...value(12, 'y', FLOAT, ['L']),
  ];
  return model(graph, {
    model_type: 'vits',
    comment: 'tiny',
    language: 'English',
    voice: 'en-us',
    n_speakers: '1',
    sample_rate: String(rate),
    add_blank: '0',
    punctuation: '. ,',
  });
}
