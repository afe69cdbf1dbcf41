import { useEffect, useState } from 'react';
import { useHost } from '../host/context.ts';
import { useWorkspace } from '../app/workspace.ts';
import type { Cut } from './cut-data.ts';
import { frameAt } from './cut-data.ts';
import styles from './ExactFrame.module.css';
import { usePreviewState } from './preview.ts';

/** The play-head has to rest so long, in milliseconds, before a frame is drawn by itself. */
const REST_MS = 250;

/** While the preview is not the film as it is cut now: the frame that is looked at, drawn by itself. */
export function ExactFrame({ project, cut }: { readonly project: string; readonly cut: Cut }) {
  const host = useHost();
  const isCurrent = usePreviewState((state) => state.isCurrent);
  const playing = useWorkspace((state) => state.playing);
  const frame = useWorkspace((state) => Math.min(frameAt(state.playhead_s, cut.rate), cut.frames - 1));
  const [drawn, setDrawn] = useState<{ readonly of: Cut; readonly frame: number; readonly address: string } | null>(
    null,
  );
  const isWanted = !isCurrent && !playing;
  useEffect(() => {
    if (!isWanted) return;
    let isLate = false;
    const timer = setTimeout(() => {
      const address = `${host.media(`frames/${project}`)}?frame=${frame}`;
      const stop = new AbortController();
      void fetch(address, { signal: stop.signal, cache: 'no-cache' })
        .then(async (answer) => (answer.ok ? URL.createObjectURL(await answer.blob()) : null))
        .then((picture) => {
          if (picture !== null && !isLate) setDrawn({ of: cut, frame, address: picture });
          else if (picture !== null) URL.revokeObjectURL(picture);
        })
        // What is not there is not shown; the preview says why.
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [cut, frame, host, isWanted, project]);
  useEffect(() => () => void (drawn && URL.revokeObjectURL(drawn.address)), [drawn]);
  if (!isWanted || drawn?.of !== cut || drawn.frame !== frame) return null;
  return <img className={styles.frame} src={drawn.address} alt="" />;
}
