import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../app/workspace.ts';
import { heightOf } from './levels.ts';
import styles from './Meters.module.css';
import type { Player } from './player.ts';

/** A peak stays for so long, in milliseconds. */
const HELD_MS = 1500;
/** It is said so often, in milliseconds, to who cannot see it. */
const SAID_MS = 500;

/** How loud each channel is: peak and mean of what is heard now, and the highest peak of late. Drawn without React. */
export function Meters({ player }: { readonly player: RefObject<Player | null> }) {
  const { t } = useTranslation('timeline');
  const playing = useWorkspace((state) => state.playing);
  const meters = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bars = [...(meters.current?.children ?? [])].filter((each) => each instanceof HTMLElement);
    const held = bars.map(() => ({ peak: -60, at: 0 }));
    let said = 0;
    let frame = 0;
    const draw = (time: number): void => {
      const levels = player.current?.meter.levels() ?? [];
      for (const [index, bar] of bars.entries()) {
        const level = playing ? levels[index] : undefined;
        const { peak, rms } = level ?? { peak: -60, rms: -60 };
        const top = held[index];
        if (top && (peak >= top.peak || time - top.at > HELD_MS)) Object.assign(top, { peak, at: time });
        bar.style.setProperty('--peak', String(heightOf(peak)));
        bar.style.setProperty('--rms', String(heightOf(rms)));
        bar.style.setProperty('--held', String(heightOf(top?.peak ?? -60)));
        bar.dataset['clips'] = String((top?.peak ?? -60) > -1);
        if (time - said > SAID_MS) bar.setAttribute('aria-valuenow', peak.toFixed(0));
      }
      if (time - said > SAID_MS) said = time;
      if (playing) frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [player, playing]);
  return (
    <div ref={meters} className={styles.meters}>
      {['left', 'right'].map((channel) => (
        <div
          key={channel}
          className={styles.meter}
          role="meter"
          aria-label={t(channel === 'left' ? 'meter.left' : 'meter.right')}
          aria-valuemin={-60}
          aria-valuemax={0}
          aria-valuenow={-60}
        >
          <span className={styles.peak} />
          <span className={styles.rms} />
          <span className={styles.held} />
        </div>
      ))}
    </div>
  );
}
