import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CameraAngle, CameraMove, ShotSize } from './storyboard.ts';

/** What a shot shows and says, as far as its own words decide it. */
export interface ShotContent {
  readonly heading: string;
  readonly picture: string;
  /**
   * The size the shot's own words ask for. The size it gets may differ by its place (a scene opens wide, a talk draws
   * closer); hashing that one would change keys when something is inserted before.
   */
  readonly size: ShotSize;
  readonly move: CameraMove;
  readonly angle?: CameraAngle | undefined;
  readonly lines: readonly string[];
}

/**
 * A shot's content key: the first 16 hex digits of the SHA-256 of its content as canonical JSON. The n-th equal shot of
 * a film gets `.n` (from 1; the first none), which `count` keeps from call to call.
 */
export function contentKey(content: ShotContent, count: Map<string, number>): string {
  const { angle, heading, lines, move, picture, size } = content;
  // Without an angle it is not in the JSON.
  const json = JSON.stringify({ angle, heading, lines, move, picture, size });
  const hash = bytesToHex(sha256(utf8ToBytes(json))).slice(0, 16);
  const before = count.get(hash) ?? 0;
  count.set(hash, before + 1);
  return before === 0 ? hash : `${hash}.${before}`;
}
