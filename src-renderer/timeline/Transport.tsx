import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Expand,
  Pause,
  Play,
  Repeat,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../app/commands.ts';
import type { CommandId } from '../app/shortcuts.ts';
import { keysFor } from '../app/shortcuts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { IconButton } from '../ui/Button.tsx';
import { Slider } from '../ui/Slider.tsx';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { setStrip, useStrip } from './strip-state.ts';
import { Timecode, timecodeOf } from './Timecode.tsx';
import styles from './Transport.module.css';
import { useViewerCommands } from './viewer-commands.ts';

/** What plays the film: buttons, timecode, volume. */
export function Transport({
  stage,
  cut,
}: {
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly cut: Cut | undefined;
}) {
  const { t } = useTranslation(['timeline', 'commands']);
  const playing = useWorkspace((state) => state.playing);
  const { speed, looping, volume } = useStrip();
  useViewerCommands(cut, stage);
  const button = (id: CommandId, icon: LucideIcon, more: { pressed?: boolean; label?: string } = {}) => (
    <IconButton icon={icon} label={t(`commands:${id}`)} keys={keysFor(id)} onClick={() => runCommand(id)} {...more} />
  );
  return (
    <div className={styles.transport} role="toolbar" aria-label={t('transport')}>
      <span className={styles.side}>
        {cut && <Timecode rate={cut.rate} large />}
        {cut && <span className={styles.length}>/ {timecodeOf(cutSeconds(cut), cut.rate)}</span>}
      </span>
      <span className={styles.middle}>
        {button('cut.in', ArrowLeftToLine)}
        {button('play.start', SkipBack)}
        {button('play.toggle', playing ? Pause : Play, { label: t(playing ? 'pause' : 'play') })}
        {button('play.end', SkipForward)}
        {button('cut.out', ArrowRightToLine)}
        {button('play.loop', Repeat, { pressed: looping })}
      </span>
      <span className={styles.side} data-end>
        {playing && speed !== 1 && (
          <span className={styles.speed}>{t('speedShown', { speed: String(speed).replace('-', '−') })}</span>
        )}
        <IconButton
          icon={volume === 0 ? VolumeX : Volume2}
          label={t(volume === 0 ? 'unmute' : 'mute')}
          onClick={() => setStrip({ volume: volume === 0 ? 1 : 0 })}
        />
        <Slider
          label={t('volume')}
          value={Math.round(volume * 100)}
          least={0}
          most={100}
          width={72}
          onChange={(percent) => setStrip({ volume: percent / 100 })}
        />
        {button('play.full', Expand)}
      </span>
    </div>
  );
}
