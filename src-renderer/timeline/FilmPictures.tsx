import { use } from 'react';
import { useHost } from '../host/context.ts';
import { mediaOf, PicturesContext, usePictureShape } from './block-pictures.ts';
import type { CutItem } from './cut-data.ts';
import styles from './FilmPictures.module.css';
import { slotsOf } from './filmstrip.ts';
import { shownStretch } from './tracks.ts';

interface FilmPicturesProps {
  readonly item: CutItem;
  readonly width: number;
  readonly height: number;
  /** What of the block is near the window, in pixels from its start. */
  readonly from: number;
  readonly to: number;
}

const ALL = { from: 0, to: 1 };

/** The pictures of an item, each of what is shown where it stands. */
export function FilmPictures({ item, width, height, from, to }: FilmPicturesProps) {
  const host = useHost();
  const pictures = use(PicturesContext);
  const media = mediaOf(item, pictures);
  const address = media === null ? null : host.media(media);
  const shape = usePictureShape(address);
  if (address === null || shape === null) return null;
  const picture = Math.round(height * pictures.shape);
  const cells = Math.max(1, Math.round(shape / pictures.shape));
  return slotsOf(width, picture, cells, shownStretch(item) ?? ALL, { from, to }).map((slot) => (
    <span
      key={slot.left}
      className={styles.picture}
      style={{
        left: slot.left,
        width: slot.width,
        backgroundImage: `url("${address}")`,
        backgroundSize: `${cells * picture}px ${height}px`,
        backgroundPosition: `${-slot.cell * picture}px 0`,
      }}
    />
  ));
}
