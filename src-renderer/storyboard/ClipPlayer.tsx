import { useEffect, useRef } from 'react';
import styles from './ShotPicture.module.css';

interface ClipPlayerProps {
  /** The address of a video. */
  readonly source: string;
  /** Where the shot begins in it, in seconds. */
  readonly from_s: number;
  /** How long it is shown; null: it ends so long before the video as it begins behind its start. */
  readonly length_s: number | null;
}

/** Plays the shot's part of a clip again and again, and without sound: many cards may be looked at one after the other. */
export function ClipPlayer({ source, from_s, length_s }: ClipPlayerProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    let callback = 0;
    const turn = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      const until = length_s === null ? video.duration - from_s : from_s + length_s;
      // A frame early: what is asked for at the last frame is shown after it.
      if (mediaTime >= until - 0.05) video.currentTime = from_s;
      callback = video.requestVideoFrameCallback(turn);
    };
    callback = video.requestVideoFrameCallback(turn);
    return () => {
      video.cancelVideoFrameCallback(callback);
      // A video that is taken away goes on loading otherwise.
      video.removeAttribute('src');
      video.load();
    };
  }, [from_s, length_s]);
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
        currentTarget.currentTime = from_s;
      }}
    />
  );
}
