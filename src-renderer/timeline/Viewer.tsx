import { useEffect, useRef } from 'react';
import { MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Empty } from '../ui/Empty.tsx';
import type { Cut } from './cut-data.ts';
import { ExactFrame } from './ExactFrame.tsx';
import { Meters } from './Meters.tsx';
import { Player } from './player.ts';
import { usePreviewState } from './preview.ts';
import { Transport } from './Transport.tsx';
import styles from './Viewer.module.css';

/** The film as its export has it: pictures, captions, sound. While it is made anew, the last one is shown. */
export function Viewer({ project, cut }: { readonly project: string; readonly cut: Cut | undefined }) {
  const { t } = useTranslation('timeline');
  const host = useHost();
  const stage = useRef<HTMLDivElement>(null);
  const one = useRef<HTMLVideoElement>(null);
  const other = useRef<HTMLVideoElement>(null);
  const player = useRef<Player | null>(null);
  const shown = usePreviewState((state) => state.shown);
  const failure = usePreviewState((state) => state.failure);
  const isWorking = usePreviewState((state) => state.work !== null);

  useEffect(() => {
    if (!one.current || !other.current) return;
    player.current = new Player(one.current, other.current);
    return () => {
      player.current?.close();
      player.current = null;
    };
  }, []);

  const digest = shown?.digest;
  const rate = shown?.cut.rate;
  useEffect(() => {
    if (digest !== undefined && rate) player.current?.open(host.media(`previews/${digest}`), rate);
    // A rate that is equal is another object after each answer; the digest tells films apart.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [digest, host]);

  return (
    <div className={styles.viewer}>
      <div ref={stage} className={styles.stage}>
        <div className={styles.screen}>
          <video ref={one} className={styles.video} playsInline preload="auto" aria-label={t('film')} />
          <video ref={other} className={styles.video} playsInline preload="auto" aria-hidden tabIndex={-1} />
          {cut && cut.items.length > 0 && <ExactFrame project={project} cut={cut} />}
          {!shown && failure && !isWorking && (
            <div className={styles.nothing}>
              <Empty icon={MonitorPlay} title={t('unmade')}>
                <p>{failure.message}</p>
              </Empty>
            </div>
          )}
        </div>
        <Meters player={player} />
      </div>
      <Transport stage={stage} cut={cut} />
    </div>
  );
}
