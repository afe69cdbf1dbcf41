import type { FootageKind } from '../../src-shared/render/footage-facts.ts';
import type { Library } from '../library/open.ts';

/** A person's own picture or video in the place of a shot. */
interface OwnPicture {
  readonly footage: string;
  readonly kind: FootageKind;
  readonly name: string;
  /** Where it begins in a video, in seconds of it. */
  readonly in_s: number;
}

/** By shot: the footage that the film's cut shows in its place, as long as the project has it. */
export function ownPictures(library: Library, projectId: string): ReadonlyMap<string, OwnPicture> {
  const footage = new Map(library.footageOf(projectId).map((each) => [each.id, each]));
  return new Map(
    library.timelineOf(projectId).items.flatMap(({ id, own, edit }) => {
      const found = own && edit.source?.kind === 'footage' ? footage.get(edit.source.footage) : undefined;
      const in_s = edit.in ? edit.in.n / edit.in.d : 0;
      return found ? [[id, { footage: found.id, kind: found.kind, name: found.name, in_s }] as const] : [];
    }),
  );
}
