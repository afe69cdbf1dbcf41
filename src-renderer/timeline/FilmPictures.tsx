import { usePictureShape } from './block-pictures.ts';
import type { CutItem } from './cut-data.ts';
import styles from './FilmPictures.module.css';
import { slotsOf } from './filmstrip.ts';
import { shownStretch } from './tracks.ts';

interface FilmPicturesProps {
  readonly item: CutItem;
  /** Of all its pictures beside each other. */
  readonly address: string;
  /** Width of one for one of height. */
  readonly shape: number;
  readonly width: number;
  readonly height: number;
  /** What of the block is near the window, in pixels from its start. */
  readonly from: number;
  readonly to: number;
}

const ALL = { from: 0, to: 1 };

/** The pictures of an item, each of what is shown where it stands. */
export function FilmPictures({ item, address, shape, width, height, from, to }: FilmPicturesProps) {
  const whole = usePictureShape(address);
  if (whole === null) return null;
  const picture = Math.round(height * shape);
  const cells = Math.max(1, Math.round(whole / shape));
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
