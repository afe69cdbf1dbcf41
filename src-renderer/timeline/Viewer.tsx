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
  const screen = useRef<HTMLDivElement>(null);
  const player = useRef<Player | null>(null);
  const shown = usePreviewState((state) => state.shown);
  const failure = usePreviewState((state) => state.failure);
  const isWorking = usePreviewState((state) => state.work !== null);
  const isEmpty = cut?.items.length === 0;

  const name = t('film');
  useEffect(() => {
    if (!screen.current) return;
    const made = new Player(screen.current, styles.video ?? '', name);
    player.current = made;
    const { shown: already } = usePreviewState.getState();
    if (already) made.open(host.media(`previews/${already.digest}`), already.cut.rate);
    return () => made.close();
  }, [host, name]);

  useEffect(
    () =>
      usePreviewState.subscribe(({ shown: next }, { shown: before }) => {
        if (next && next.digest !== before?.digest)
          player.current?.open(host.media(`previews/${next.digest}`), next.cut.rate);
      }),
    [host],
  );

  return (
    <div className={styles.viewer}>
      <div ref={stage} className={styles.stage}>
        <div ref={screen} className={styles.screen}>
          {cut && !isEmpty && <ExactFrame project={project} cut={cut} />}
          {(isEmpty || (!shown && failure && !isWorking)) && (
            <div className={styles.nothing}>
              <Empty icon={MonitorPlay} title={t('unmade')}>
                {failure && <p>{failure.message}</p>}
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
