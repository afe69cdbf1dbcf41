import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Net, NetInput } from '../diffusion/net.ts';
import type { Values } from '../diffusion/values.ts';
import { joinChannels } from '../diffusion/vae.ts';
import { countOf } from '../diffusion/values.ts';
import { cutOff, padded, sizeOf, soundAnswer } from './picture-net.ts';

/**
 * The picture between two of one size, [1, 3, rows, columns] from 0 to 1.
 * @param share how far from the first to the second, within 0 and 1
 */
export type BetweenFrames = (first: Values, second: Values, share: number) => Promise<Values>;

/** RIFE's pyramid halves pictures five times. */
const MULTIPLE = 32;
/** How often the way between two frames is halved by a network that only knows its middle: at most one thirty-second is missed. */
const HALVINGS = 4;

/** Asks a network of padded frames. */
type Ask = (first: Values, second: Values, share: number) => Promise<Values>;

/**
 * In-betweens by a network of RIFE's kind: with two frames and a share as three inputs, or one input in which they lie one
 * behind the other, with a plane of the share (seven channels) or without (six; then only the middle is known).
 * @throws ShotloomError model_failed if the network takes neither
 */
export function openBetween(net: Net): BetweenFrames {
  const { ask, onlyMiddle } = askOf(net);
  const once: BetweenFrames = async (first, second, share) => {
    const [rows, columns] = sizeOf(first);
    const [height, width] = [roundedUp(rows), roundedUp(columns)];
    const made = await ask(padded(first, height, width), padded(second, height, width), share);
    if (made.shape.join() !== [1, 3, height, width].join())
      throw new ShotloomError(
        'model_failed',
        say`The model makes no in-betweens: of frames of ${width} x ${height} pixels it makes ${made.shape.join(' x ')} numbers. Choose another one.`,
      );
    return cutOff(cropped(made, rows, columns));
  };
  return onlyMiddle ? byHalves(once) : once;
}

function roundedUp(length: number): number {
  return Math.ceil(length / MULTIPLE) * MULTIPLE;
}

function askOf(net: Net): { readonly ask: Ask; readonly onlyMiddle: boolean } {
  const [first, second, third, ...others] = net.inputs;
  const run = async (feeds: Readonly<Record<string, Values>>): Promise<Values> =>
    soundAnswer(await net.run(feeds), 'network for in-betweens');
  const channels = first?.[1].shape[1];
  if (first && !second && channels === 7)
    return { ask: (a, b, share) => run({ [first[0]]: joinChannels(a, b, planeOf(a, share)) }), onlyMiddle: false };
  if (first && !second && channels === 6)
    return { ask: (a, b) => run({ [first[0]]: joinChannels(a, b) }), onlyMiddle: true };
  if (first && second && third && others.length === 0 && channels === 3 && second[1].shape[1] === 3)
    return {
      ask: (a, b, share) => run({ [first[0]]: a, [second[0]]: b, [third[0]]: shareFor(third[1], a, share) }),
      onlyMiddle: false,
    };
  throw new ShotloomError(
    'model_failed',
    say`The model makes no in-betweens as RIFE does: it would have to take two frames and a share, or both frames in one input of six or seven channels. Choose another one.`,
  );
}

/** The share as the network wants it: a number, or a plane of the frames' size. */
function shareFor({ shape }: NetInput, frame: Values, share: number): Values {
  const isPlane = shape.length === 4 && (shape[2] !== 1 || shape[3] !== 1);
  if (isPlane) return planeOf(frame, share);
  return { data: Float32Array.of(share), shape: shape.length === 0 ? [1] : shape.map(() => 1) };
}

function planeOf(frame: Values, share: number): Values {
  const shape = [1, 1, ...sizeOf(frame)];
  return { data: new Float32Array(countOf(shape)).fill(share), shape };
}

/** Comes near to a share by asking for the middle, and the middle of its halves. */
function byHalves(middleOf: BetweenFrames): BetweenFrames {
  return async (first, second, share) => {
    let [before, after] = [first, second];
    // Whole steps, so that shares are met exactly or to the nearest step.
    let [from, to] = [0, 2 ** HALVINGS];
    const wanted = Math.round(share * to);
    while (wanted > from && wanted < to) {
      const half = (from + to) / 2;
      const middle = await middleOf(before, after, 0.5);
      if (wanted === half) return middle;
      if (wanted < half) [after, to] = [middle, half];
      else [before, from] = [middle, half];
    }
    return wanted === from ? before : after;
  };
}

function cropped(picture: Values, rows: number, columns: number): Values {
  const [height, width] = sizeOf(picture);
  if (height === rows && width === columns) return picture;
  const planes = picture.data.length / (height * width);
  const data = new Float32Array(planes * rows * columns);
  for (let line = 0; line < planes * rows; line += 1) {
    const from = (Math.floor(line / rows) * height + (line % rows)) * width;
    data.set(picture.data.subarray(from, from + columns), line * columns);
  }
  return { data, shape: [1, planes, rows, columns] };
}
