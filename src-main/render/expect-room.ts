import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { Delivery } from '../../src-shared/render/delivery.ts';
import type { RenderPlan } from '../../src-shared/render/plan.ts';
import { bytesText, roomFor } from '../../src-shared/render/room.ts';
import type { CachedFrames, Room } from '../../src-shared/render/room.ts';
import { noteUse } from '../media/trim-cache.ts';
import { SegmentCache } from './segment-cache.ts';
import type { SegmentTools } from './segment-cache.ts';

/** Bytes that are free on the disk of a folder, and which disk that is. */
async function freeIn(folder: string): Promise<{ readonly disk: number; readonly free: number }> {
  const [{ dev }, { bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
  return { disk: dev, free: bavail * bsize };
}

/** What a delivery needs on disks, and how many different frames the cache lacks. */
interface NeededRoom {
  readonly room: Room;
  readonly lacking: number;
}

/** Estimates what a film needs, in the cache and where it will lie. */
export async function roomNeeded(plan: RenderPlan, delivery: Delivery, tools: SegmentTools): Promise<NeededRoom> {
  return await roomIn(await SegmentCache.open(plan, tools), plan, delivery);
}

async function roomIn(cache: SegmentCache, plan: RenderPlan, delivery: Delivery): Promise<NeededRoom> {
  const cached = delivery.picture === null ? { frames: 0, bytes: 0, lacking: 0 } : await cachedFrames(plan, cache);
  return { room: roomFor(plan, delivery, cached), lacking: cached.lacking };
}

/**
 * Makes sure, before anything is encoded, that there is room for a film and for what of it will stay in the cache, which lets go of what was used longest
 * ago where it has grown too large.
 * @throws ShotloomError `output_unwritable` that says how much is lacking where
 */
export async function expectRoom(
  plan: RenderPlan,
  delivery: Delivery,
  tools: SegmentTools,
  output: string,
): Promise<NeededRoom> {
  const folder = dirname(resolve(output));
  const cache = await SegmentCache.open(plan, tools);
  const needed = await roomIn(cache, plan, delivery);
  const { room } = needed;
  await cache.trim();
  const [here, there] = [await freeIn(folder), await freeIn(tools.cacheDirectory)];
  const isOne = here.disk === there.disk;
  const needs = isOne
    ? [{ place: folder, bytes: room.output + room.cache, free: here.free }]
    : [
        { place: folder, bytes: room.output, free: here.free },
        { place: tools.cacheDirectory, bytes: room.cache, free: there.free },
      ];
  for (const { place, bytes, free } of needs) {
    if (bytes <= free) continue;
    throw new ShotloomError(
      'output_unwritable',
      say`The film needs about ${bytesText(bytes)} on the disk of ${place}, where ${bytesText(free)} are free; make room, choose another place or a smaller ${byHost(say`--size`, say`size`)}.`,
    );
  }
  return needed;
}

/** What of a film is cached, and used from now on. */
async function cachedFrames(plan: RenderPlan, cache: SegmentCache): Promise<CachedFrames> {
  const lengths = new Map(plan.segments.map((segment) => [cache.pathOf(segment), segment.frames]));
  const found = { frames: 0, bytes: 0, lacking: 0 };
  for (const [path, frames] of lengths) {
    const size = await stat(path).then(
      (file) => file.size,
      () => null,
    );
    if (size === null) found.lacking += frames;
    else {
      await noteUse(path);
      found.frames += frames;
      found.bytes += size;
    }
  }
  return found;
}
