import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { canonicalJson } from '../generation/canonical-json.ts';
import { SEGMENT_REVISION } from './encode.ts';
import { H264_WEB } from './picture-encodings.ts';
import { picturesOf } from './plan.ts';
import type { PlanFormat, PlanSegment, RenderPlan } from './plan.ts';

/**
 * The name of an encoded segment in the cache: the SHA-256 (hex) of everything that determines its bytes.
 *
 * @param fontSha256 SHA-256 (hex) of the font. It counts only for a segment that text is drawn in.
 */
export function segmentDigest(segment: PlanSegment, plan: PlanFormat, fontSha256: string): string {
  const { filters, options, container } = plan.encoding ?? H264_WEB;
  const text = canonicalJson({
    revision: SEGMENT_REVISION,
    width: plan.width,
    height: plan.height,
    rate: { numerator: plan.rate.numerator, denominator: plan.rate.denominator },
    encoding: { filters, options, container },
    segment,
    font: isWritten(segment) ? fontSha256 : null,
  });
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function isWritten(segment: PlanSegment): boolean {
  const hasGraphic = picturesOf(segment).some(({ source }) => source.kind === 'graphic');
  return hasGraphic || segment.overlays.length > 0 || segment.captions.length > 0 || (segment.marks?.length ?? 0) > 0;
}

/** The SHA-256 (hex) of a whole film as it is planned: the same for the same film. */
export function planDigest({ segments, ...format }: RenderPlan): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...format, segments }))));
}
