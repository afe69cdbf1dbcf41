import { expect, test } from 'vitest';
import { captionTop } from '../../../src-shared/render/captions.ts';
import { overlayPart } from '../../../src-shared/render/drawn.ts';
import type { Graphic } from '../../../src-shared/render/graphics/records.ts';
import { PLAIN_THEME } from '../../../src-shared/render/graphics/records.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import type { PlanCaption, PlanOverlay } from '../../../src-shared/render/plan.ts';

const FILM = { width: 640, height: 360, rate: { numerator: 25, denominator: 1 } };
const over = (graphic: Graphic, from = 0, to = 50): PlanOverlay => ({ graphic, from, to, shown: 0, frames: to - from });
const third = over({ kind: 'lower-third', name: '玛拉', role: 'Keeper', theme: PLAIN_THEME });
const ticker = over({ kind: 'ticker', label: '', items: ['News'], theme: PLAIN_THEME });
const english: PlanCaption = { text: 'Who is there\nin the storm?', from: 10, to: 40 };
const chinese: PlanCaption = { text: '谁在那里？\n说话！', from: 10, to: 40, lane: 1 };

/** Where the lower third ends, in pixels from the top. */
function endOf(captions: readonly PlanCaption[], others: readonly PlanOverlay[] = []): number {
  const segment = stretch(plainPicture({ kind: 'black' }, 50), captions, [third, ...others]);
  const { part } = overlayPart(third, segment, FILM);
  return part.y + part.height;
}

test('a lower third stands above all captions that are shown with it: of two languages, and above a ticker', () => {
  const plain = endOf([]);
  expect(endOf([english])).toBe(plain);
  const [two, raised] = [endOf([english, chinese]), endOf([english], [ticker])];
  // As much higher as two more lines are, to whole even pixels.
  const higher = captionTop(FILM.width, FILM.height) - captionTop(FILM.width, FILM.height, 4);
  expect(Math.abs(plain - two - higher)).toBeLessThanOrEqual(2);
  expect(raised).toBeLessThan(plain);
  expect(endOf([english, chinese], [ticker])).toBeLessThan(two);
  // Not for those above, or of another time.
  expect(endOf([english, { ...chinese, place: 'top' }])).toBe(plain);
  const later = { ...chinese, from: 60, to: 90 };
  const segment = stretch(plainPicture({ kind: 'black' }, 100), [{ ...english, from: 60, to: 90 }, later], [third]);
  const { part } = overlayPart(third, segment, FILM);
  expect(part.y + part.height).toBe(plain);
});
