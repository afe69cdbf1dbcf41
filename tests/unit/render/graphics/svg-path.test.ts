import { expect, test } from 'vitest';
import { outlinesOf } from '../../../../src-shared/render/graphics/svg-outlines.ts';
import type { SvgNode } from '../../../../src-shared/render/graphics/svg-outlines.ts';
import { readPath } from '../../../../src-shared/render/graphics/svg-path.ts';

const node = (kind: string, attributes: Record<string, string>, children: readonly SvgNode[] = []): SvgNode => ({
  kind,
  attributes,
  children,
});

test('a path is read: lines, quadratic curves as cubic ones, T mirrors the control point, Z closes', () => {
  expect(readPath('M0 0H30V30Q30 60 0 60T-30 90ZM5 5L6 6 7 7Z')).toEqual([
    {
      start: { x: 0, y: 0 },
      steps: [
        [{ x: 30, y: 0 }],
        [{ x: 30, y: 30 }],
        [
          { x: 30, y: 50 },
          { x: 20, y: 60 },
          { x: 0, y: 60 },
        ],
        [
          { x: -20, y: 60 },
          { x: -30, y: 70 },
          { x: -30, y: 90 },
        ],
      ],
    },
    { start: { x: 5, y: 5 }, steps: [[{ x: 6, y: 6 }], [{ x: 7, y: 7 }]] },
  ]);
  for (const path of ['L0 0', 'M0', 'M0 0A1 1 0 0 0 1 1', 'M0 0l1 1']) expect(() => readPath(path)).toThrow(RangeError);
});

test('shapes are placed by all transforms around them, and cut to the window of a picture in the picture', () => {
  const square = node('path', { d: 'M0 0L0 100L100 100L100 0Z' });
  const picture = node('svg', { viewBox: '0 -200 400 300' }, [
    node('g', { transform: 'scale(1,-1)' }, [
      node('g', { transform: 'translate(50,20) scale(2)' }, [square]),
      node('svg', { x: '10', y: '0', width: '100', height: '50', viewBox: '0 0 100 50' }, [square]),
      node('rect', { x: '0', y: '0', width: '10', height: '20' }),
      node('rect', { x: '0', y: '0', width: '10', height: '20', fill: 'none' }),
    ]),
  ]);
  expect(outlinesOf(picture)).toEqual({
    width: 400,
    height: 300,
    outlines: [
      'M50 180L50 -20L250 -20L250 180Z',
      'M10 200L10 150L110 150L110 200Z',
      'M0 200L0 180L10 180L10 200Z',
    ].join(' '),
    words: [],
  });
  expect(() => outlinesOf(node('svg', { viewBox: '0 0 10 10' }))).toThrow('it shows nothing');
});
