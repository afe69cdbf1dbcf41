import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { secondsShown } from '../ui/numbers.ts';
import type { BoardShot } from './board-data.ts';
import { pictureOf } from './board-data.ts';
import styles from './ShotCard.module.css';
import { useStandingWords } from './standing-words.ts';

interface ShotCardProps {
  readonly shot: BoardShot;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A shot as a card: its picture first, with number, state and length on it. */
export function ShotCard({ shot, selected, onSelect }: ShotCardProps) {
  const { t } = useTranslation('board');
  const host = useHost();
  const standing = useStandingWords(shot);
  const take = pictureOf(shot);
  return (
    <li className={styles.card} data-selected={selected}>
      <button type="button" className={styles.open} aria-pressed={selected} onClick={onSelect}>
        <span className={styles.picture}>
          {take !== null && (
            <img src={host.media(`takes/${take}/thumb?w=640`)} alt="" loading="lazy" decoding="async" />
          )}
          <span className={styles.number}>{shot.label}</span>
          <span className={styles.state} data-state={standing.state}>
            {standing.words}
          </span>
          <span className={styles.length}>{secondsShown(shot.duration_s)}</span>
        </span>
        <span className={styles.words}>
          <span className={styles.camera}>
            {t(`size.${shot.size}`)} · {t(`move.${shot.move}`)}
          </span>
          <span className={styles.text}>{shot.picture}</span>
          {shot.lines.map((line) => (
            <span key={`${line.character ?? ''}${line.text}`} className={styles.line}>
              {line.character !== null && <b>{line.character}</b>} {line.text}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}
