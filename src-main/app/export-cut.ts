import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cutListOf } from '../../src-shared/interchange/cut-list-of.ts';
import type { CutList, FilmMedia } from '../../src-shared/interchange/cut-list.ts';
import { writeEdl } from '../../src-shared/interchange/edl.ts';
import { writeFcpxml } from '../../src-shared/interchange/fcpxml.ts';
import { writeOtio } from '../../src-shared/interchange/otio.ts';
import { ZERO, framesToSeconds } from '../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { hasDropFrame, parseTimecode } from '../../src-shared/timeline/timecode.ts';
import type { Library } from '../library/open.ts';
import type { CutShot, FilmCut } from './film-cut.ts';

/** Kinds of files that say how a film is cut. */
const WRITERS = { otio: writeOtio, edl: writeEdl, fcpxml: writeFcpxml } as const;

/** Writes how a film is cut for other programs, with the files of the library that show its shots. */
export function cutFile({ library, project, shots, timeline }: FilmCut, format: keyof typeof WRITERS): string {
  const media = shots.flatMap((shot) => mediaOf(library, shot, timeline.rate));
  const list = cutListOf(timeline, { name: project.title, start: firstFrame(timeline.rate), media });
  return WRITERS[format](list, project);
}

/** Films begin at the first hour of timecode, as is usual, with drop-frame timecode where there is such. */
function firstFrame(rate: FrameRate): CutList['start'] {
  const frame = parseTimecode(hasDropFrame(rate) ? '01:00:00;00' : '01:00:00:00', rate);
  if (typeof frame === 'string') throw new RangeError(frame);
  return frame;
}

function mediaOf(library: Library, { id, number, take }: CutShot, rate: FrameRate): FilmMedia[] {
  if (!take) return [];
  const path = library.store.pathOf(take.media_sha256);
  const isClip = take.kind === 'clip';
  return [
    {
      label: `shot ${number}`,
      name: basename(path),
      url: pathToFileURL(path).href,
      sha256: take.media_sha256,
      start: ZERO,
      duration: isClip ? framesToSeconds(take.frames, rate) : null,
      reel: null,
      source: { kind: 'shot', shot: id, take: null },
      zero: isClip ? framesToSeconds(take.handle_frames, rate) : ZERO,
    },
  ];
}
