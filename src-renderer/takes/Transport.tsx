import { Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../app/shortcuts.ts';
import { IconButton } from '../ui/Button.tsx';
import type { SyncPlayer } from './sync-player.ts';
import styles from './Transport.module.css';

/** Plays and steps through the takes on the stage. Only this is drawn anew at every frame. */
export function Transport({ player, canPlay }: { readonly player: SyncPlayer; readonly canPlay: boolean }) {
  const { t } = useTranslation(['takes', 'commands']);
  const time = useSyncExternalStore(player.subscribe, player.time);
  const isPlaying = useSyncExternalStore(player.subscribe, player.isPlaying);
  const lead = useSyncExternalStore(player.subscribe, player.lead);
  if (!canPlay) return null;
  const { length_s, frame_s } = lead ?? { length_s: 0, frame_s: 1 };
  const last = Math.max(0, Math.round(length_s / frame_s) - 1);
  const frame = Math.min(last, Math.round(time / frame_s));
  return (
    <div className={styles.transport}>
      <IconButton
        icon={StepBack}
        label={t('commands:take.earlier')}
        keys={keysFor('take.earlier')}
        onClick={() => player.step(-1)}
      />
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? 'pause' : 'play')}
        keys={keysFor('play.toggle')}
        onClick={() => player.toggle()}
      />
      <IconButton
        icon={StepForward}
        label={t('commands:take.later')}
        keys={keysFor('take.later')}
        onClick={() => player.step(1)}
      />
      <input
        className={styles.line}
        type="range"
        aria-label={t('moment')}
        aria-valuetext={t('frame', { frame: frame + 1, frames: last + 1 })}
        min={0}
        max={last}
        value={frame}
        onChange={(event) => {
          player.pause();
          player.seek(Number(event.target.value) * frame_s);
        }}
      />
      <output className={styles.time}>
        {t('timeAt', { time: time.toFixed(2), length: length_s.toFixed(2), frame: frame + 1 })}
      </output>
    </div>
  );
}
