import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncPlayer } from './sync-player.ts';
import type { Take } from './take-data.ts';
import { TakePicture } from './TakePicture.tsx';
import { movedLine } from './wipe-line.ts';
import styles from './Wipe.module.css';

interface WipeProps {
  readonly player: SyncPlayer;
  readonly one: Take;
  readonly other: Take;
  readonly nameOf: (take: Take) => string;
}

/** Two takes over each other, the one left of a line and the other right of it, which is dragged or moved by keys. */
export function Wipe({ player, one, other, nameOf }: WipeProps) {
  const { t } = useTranslation('takes');
  // The share of the width that shows the first.
  const [line, setLine] = useState(0.5);
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setLine(movedLine((event.clientX - left) / width));
  };
  const press = (event: KeyboardEvent): void => {
    const moved = movedLine(line, event.key, event.shiftKey);
    if (moved === line) return;
    event.preventDefault();
    event.stopPropagation();
    setLine(moved);
  };
  const percent = line * 100;
  return (
    <div
      className={styles.wipe}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <div className={styles.layer}>
        <TakePicture key={one.id} take={one} player={player} name={nameOf(one)} />
      </div>
      <div className={styles.layer} style={{ clipPath: `inset(0 0 0 ${percent}%)` }}>
        <TakePicture key={other.id} take={other} player={player} name={nameOf(other)} />
      </div>
      <div
        className={styles.line}
        style={{ left: `${percent}%` }}
        role="slider"
        tabIndex={0}
        aria-label={t('wipeLine')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={t('wipeAt', { one: nameOf(one), other: nameOf(other), percent: Math.round(percent) })}
        onKeyDown={press}
      />
      <span className={styles.name} data-side="one">
        {t('lettered', { letter: 'A', name: nameOf(one) })}
      </span>
      <span className={styles.name} data-side="other">
        {t('lettered', { letter: 'B', name: nameOf(other) })}
      </span>
    </div>
  );
}
