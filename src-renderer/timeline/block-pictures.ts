import { createContext, useEffect, useState } from 'react';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import type { Board } from '../storyboard/board-data.ts';
import { pictureOf, shotsOf } from '../storyboard/board-data.ts';
import type { CutItem } from './cut-data.ts';

/** What blocks of a film show: of shots their labels and takes, and the shape of its pictures. */
export interface BlockPictures {
  readonly shots: ReadonlyMap<string, { readonly label: string; readonly take: string | null }>;
  /** Width of a picture for one of height. */
  readonly shape: number;
}

/** Before a board is there. */
export const NO_PICTURES: BlockPictures = { shots: new Map(), shape: 16 / 9 };

export const PicturesContext = createContext(NO_PICTURES);

let last = NO_PICTURES;

/** {@link PicturesContext} of a board; the same object as last where it is the same: all blocks are drawn again with another. */
export const blockPictures = onceFor((board: Board): BlockPictures => {
  const shots = new Map(shotsOf(board).map((shot) => [shot.id, { label: shot.label, take: pictureOf(shot) }]));
  const shape = board.project.width / board.project.height;
  const isSame = ([id, { label, take }]: readonly [string, { label: string; take: string | null }]): boolean => {
    const known = last.shots.get(id);
    return known?.label === label && known.take === take;
  };
  if (last.shape !== shape || last.shots.size !== shots.size || ![...shots].every(isSame)) last = { shots, shape };
  return last;
});

/** The address of an item's pictures, as `host.media` takes it; null where it has none of its own. */
export function mediaOf({ source, handles }: CutItem, { shots }: BlockPictures): string | null {
  const isClip = handles.before !== null && handles.after !== null;
  if (source.kind === 'footage') return `footage/${source.footage}/${isClip ? 'filmstrip' : 'thumb'}`;
  if (source.kind !== 'shot') return null;
  const take = source.take ?? shots.get(source.shot)?.take ?? null;
  return take === null ? null : `takes/${take}/${isClip ? 'filmstrip' : 'thumb?w=320'}`;
}

const sizes = new Map<string, number>();

/** How many times as wide as high a picture is, once it is there; null before. */
export function usePictureShape(address: string | null): number | null {
  const [, loaded] = useState(0);
  useEffect(() => {
    if (address === null || sizes.has(address)) return;
    const image = new Image();
    let isWanted = true;
    image.addEventListener('load', () => {
      sizes.set(address, image.naturalWidth / image.naturalHeight);
      if (isWanted) loaded((count) => count + 1);
    });
    image.src = address;
    return () => {
      isWanted = false;
    };
  }, [address]);
  return address === null ? null : (sizes.get(address) ?? null);
}
