import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cutListOf } from '../../src-shared/interchange/cut-list-of.ts';
import type { CutList, FilmMedia } from '../../src-shared/interchange/cut-list.ts';
import { writeEdl } from '../../src-shared/interchange/edl.ts';
import { writeFcpxml } from '../../src-shared/interchange/fcpxml.ts';
import { writeOtio } from '../../src-shared/interchange/otio.ts';
import type { Footage } from '../../src-shared/library/records.ts';
import type { ShownTake } from '../../src-shared/render/film-plan.ts';
import { ZERO, framesToSeconds, onGrid, rational } from '../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import { filmStart } from '../../src-shared/timeline/timecode.ts';
import type { Library } from '../library/open.ts';
import type { CutShot, FilmCut } from './film-cut.ts';

/** Kinds of files that say how a film is cut. */
const WRITERS = { otio: writeOtio, edl: writeEdl, fcpxml: writeFcpxml } as const;

/** Writes how a film is cut for other programs, with the files of the library that show its shots. */
export function cutFile(film: FilmCut, format: keyof typeof WRITERS): string {
  return WRITERS[format](listOf(film, mediaOfFilm(film)), film.project);
}

/** A cut with all its media, as they lie in one file. */
export interface CutArchive {
  readonly otio: string;
  /** By their names in the folder of media the SHA-256 of files of the library. */
  readonly files: ReadonlyMap<string, string>;
}

/** The same as an archive has it: media are named by where they lie in it. What the cut does not show stays behind. */
export function cutArchive(film: FilmCut): CutArchive {
  const names = new Map<string, string>();
  const media = mediaOfFilm(film).map((each): FilmMedia => {
    if (each.sha256 === null) return each;
    // What parts folders elsewhere may stand in a name here.
    const plain = each.name.replaceAll(/[\\/]/gu, '_');
    const taken = names.get(plain);
    // Two cameras may have named their files alike.
    const name = taken !== undefined && taken !== each.sha256 ? `${each.sha256.slice(0, 8)} ${plain}` : plain;
    names.set(name, each.sha256);
    return { ...each, url: archived(name) };
  });
  const list = listOf(film, media);
  const shown = new Set([list.main, ...list.tracks].flatMap(({ entries }) => entries.map((entry) => entry.media?.url)));
  return { otio: writeOtio(list), files: new Map([...names].filter(([name]) => shown.has(archived(name)))) };
}

function archived(name: string): string {
  return `media/${encodeURIComponent(name)}`;
}

/** Every file that can show something of a film: of shots as they are shown, of takes that it names, and of footage. */
export function mediaOfFilm({ library, shots, footage, timeline }: FilmCut): FilmMedia[] {
  return [
    ...shots.flatMap((shot) => shotMedia(library, shot, timeline.rate)),
    ...footage.map((each) => footageMedia(library, each)),
  ];
}

function listOf({ project, timeline }: FilmCut, media: readonly FilmMedia[]): CutList {
  return cutListOf(timeline, { name: project.title, start: filmStart(timeline.rate), media });
}

function shotMedia(library: Library, { id, number, take, takes = [] }: CutShot, rate: FrameRate): FilmMedia[] {
  const mediaOf = (shown: ShownTake, named: string | null): FilmMedia => {
    const isClip = shown.kind === 'clip';
    return {
      label: `shot ${number}`,
      ...stored(library, shown.media_sha256, null),
      duration: isClip ? framesToSeconds(shown.frames, rate) : null,
      source: { kind: 'shot', shot: id, take: named },
      zero: isClip ? framesToSeconds(shown.handle_frames, rate) : ZERO,
    };
  };
  return [...(take ? [mediaOf(take, null)] : []), ...takes.map((each) => mediaOf(each, each.id))];
}

function footageMedia(library: Library, { id, name, media_sha256, facts: { duration_s } }: Footage): FilmMedia {
  return {
    label: name,
    ...stored(library, media_sha256, name),
    duration: duration_s === null ? null : onGrid(rational(Math.round(duration_s * 1e6), 1e6)),
    source: { kind: 'footage', footage: id },
    zero: ZERO,
  };
}

/** @param name null: that of the stored file */
function stored({ store }: Library, sha256: string, name: string | null) {
  const path = store.pathOf(sha256);
  return { name: name ?? basename(path), url: pathToFileURL(path).href, sha256, start: ZERO, reel: null };
}
