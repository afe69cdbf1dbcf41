import { useHost } from '../host/context.ts';
import { FormingPicture, isForming } from '../queue/FormingPicture.tsx';
import type { QueuedJob } from '../queue/queue-data.ts';
import type { BoardShot } from './board-data.ts';
import { clipOf, pictureOf } from './board-data.ts';
import { ClipPlayer } from './ClipPlayer.tsx';
import styles from './ShotPicture.module.css';

/** Of a clip's handles (src-shared/generation/request.ts, handleFrames). */
const HANDLE_S = 0.5;

interface ShotPictureProps {
  readonly shot: BoardShot;
  /** The take that is being made of it, or waits to be. */
  readonly job: QueuedJob | undefined;
  /** Of the picture on the screen, in CSS pixels. */
  readonly width: number;
  /** Its clip is shown in place of its still. */
  readonly plays: boolean;
}

/**
 * What shows a shot: its still or a frame of its clip, or the person's own picture; where there is none yet, what the first one looks like so far. A clip
 * is loaded only where it plays.
 */
export function ShotPicture({ shot, job, width, plays }: ShotPictureProps) {
  const host = useHost();
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
          // Another one: the same would show the last shot until this picture is loaded.
          key={still}
          className={styles.still}
          src={host.media(still)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
      )}
      {moving !== false && plays && (
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
