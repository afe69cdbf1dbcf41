import { useEffect, useRef } from 'react';
import styles from './ShotPicture.module.css';

interface ClipPlayerProps {
  /** The address of a video. */
  readonly source: string;
  /** Seconds at its beginning and at its end that are not the shot's. */
  readonly handle_s: number;
}

/** Plays a clip again and again without its handles, and without sound: many cards may be looked at one after the other. */
export function ClipPlayer({ source, handle_s }: ClipPlayerProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    let callback = 0;
    const turn = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      // A frame early: what is asked for at the last frame is shown after it.
      if (mediaTime >= video.duration - handle_s - 0.05) video.currentTime = handle_s;
      callback = video.requestVideoFrameCallback(turn);
    };
    callback = video.requestVideoFrameCallback(turn);
    return () => {
      video.cancelVideoFrameCallback(callback);
      // A video that is taken away goes on loading otherwise.
      video.removeAttribute('src');
      video.load();
    };
  }, [handle_s]);
  return (
    <video
      ref={ref}
      className={styles.clip}
      src={source}
      muted
      playsInline
      autoPlay
      loop
      aria-hidden
      onLoadedMetadata={({ currentTarget }) => {
        currentTarget.currentTime = handle_s;
      }}
    />
  );
}
