import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLook, packTones, unpackLook, unpackTones } from '../../../src-shared/generation/look.ts';

const shape = { evidence: 5, colours: 4 };
const evidence = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 5, maxLength: 5 });
const colours = fc.array(fc.float({ min: Math.fround(-0.5), max: Math.fround(1.5), noNaN: true }), {
  minLength: 4,
  maxLength: 4,
});

test('what a picture says survives its way through a request, in steps', () => {
  fc.assert(
    fc.property(evidence, colours, (said, seen) => {
      const packed = packLook({ evidence: Float32Array.from(said), colours: Float32Array.from(seen) });
      const read = unpackLook(packed, shape);
      const bounded = (value: number, most: number, least: number) => Math.min(most, Math.max(least, value));
      said.forEach((value, at) => {
        expect(Math.abs((read.evidence[at] ?? NaN) - bounded(value, 127 / 16, -127 / 16))).toBeLessThanOrEqual(1 / 32);
      });
      seen.forEach((value, at) => {
        expect(Math.abs((read.colours[at] ?? NaN) - bounded(value, 1, 0))).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
      });
      expect(packLook(read)).toBe(packed);
    }),
  );
});

test('no picture says nothing', () => {
  const { evidence: said, colours: seen } = unpackLook(null, shape);
  expect([...said, ...seen]).toEqual(Array.from({ length: 9 }, () => 0));
  expect(packLook({ evidence: said, colours: seen })).toBe('00'.repeat(9));
  expect([...unpackTones(null)]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('how light leans survives too', () => {
  const tones = Float32Array.of(0.125, -0.0625, -0.125, 0, 1, -1);
  expect([...unpackTones(packTones(tones))]).toEqual([0.125, -0.0625, -0.125, 0, 127 / 512, -127 / 512]);
});

test('what another model saw is not read as if it were this one’s', () => {
  expect(() => unpackLook('00'.repeat(8), shape)).toThrow('another model');
  expect(() => unpackTones('00')).toThrow('another model');
});
