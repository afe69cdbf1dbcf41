import { useEffect, useState } from 'react';
import { useHost } from '../host/context.ts';
import { FormingPicture, isForming } from '../queue/FormingPicture.tsx';
import type { QueuedJob } from '../queue/queue-data.ts';
import type { BoardShot } from './board-data.ts';
import { clipOf, pictureOf } from './board-data.ts';
import { useBoardView } from './board-view.ts';
import { ClipPlayer } from './ClipPlayer.tsx';
import styles from './ShotPicture.module.css';

/** Milliseconds until a card that is pointed at plays: who passes over it wants nothing of it. */
const LINGERS_MS = 140;
/** Of a clip's handles (src-shared/generation/request.ts, handleFrames). */
const HANDLE_S = 0.5;

interface ShotPictureProps {
  readonly shot: BoardShot;
  /** The take that is being made of it, or waits to be. */
  readonly job: QueuedJob | undefined;
  /** Of the picture on the screen, in CSS pixels. */
  readonly width: number;
  /** It is pointed at. */
  readonly hovered: boolean;
}

/**
 * What shows a shot: its still or a frame of its clip, or the person's own picture; where there is none yet, what the first one looks like so far. The clip plays
 * while it is pointed at.
 */
export function ShotPicture({ shot, job, width, hovered }: ShotPictureProps) {
  const host = useHost();
  const isPlayed = useBoardView(({ playing }) => playing === shot.id);
  const lingers = useLingering(hovered);
  const take = pictureOf(shot);
  const clip = clipOf(shot);
  const still = shot.own
    ? `footage/${shot.own.footage}/thumb`
    : take !== null && `takes/${take}/thumb?w=${width * devicePixelRatio > 320 ? 640 : 320}`;
  const moving = shot.own
    ? shot.own.kind === 'video' && {
        source: `footage/${shot.own.footage}/file`,
        from_s: shot.own.in_s,
        length_s: shot.duration_s,
      }
    : clip !== null && { source: `takes/${clip}?as=preview`, from_s: HANDLE_S, length_s: null };
  return (
    <>
      {still === false ? (
        <span className={styles.none}>{isForming(job) && <FormingPicture job={job} />}</span>
      ) : (
        <img
          className={styles.still}
          src={host.media(still)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
      )}
      {moving !== false && (isPlayed || lingers) && (
        <ClipPlayer
          key={moving.source}
          source={host.media(moving.source)}
          from_s={moving.from_s}
          length_s={moving.length_s}
        />
      )}
    </>
  );
}

/** Whether something has been pointed at for a while; never where the system asks for less motion. */
function useLingering(hovered: boolean): boolean {
  const [lingers, setLingers] = useState(false);
  useEffect(() => {
    if (!hovered || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setTimeout(() => setLingers(true), LINGERS_MS);
    return () => {
      clearTimeout(timer);
      setLingers(false);
    };
  }, [hovered]);
  return lingers;
}
