import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import type { SyncPlayer } from './sync-player.ts';
import type { Take } from './take-data.ts';
import { rangeOf } from './take-data.ts';
import styles from './TakePicture.module.css';

interface TakePictureProps {
  readonly take: Take;
  readonly player: SyncPlayer;
  /** What it is called. */
  readonly name: string;
}

/** A take as large as its place: a still, or a clip that goes by the clock of the player. */
export function TakePicture({ take, player, name }: TakePictureProps) {
  const { t } = useTranslation('takes');
  const host = useHost();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => (video.current ? player.attach(take.id, video.current, rangeOf(take)) : undefined), [player, take]);
  if (!take.present) return <p className={styles.gone}>{t('gone')}</p>;
  if (take.kind === 'still') return <img className={styles.picture} src={host.media(`takes/${take.id}`)} alt={name} />;
  return (
    <video
      ref={video}
      className={styles.picture}
      src={host.media(`takes/${take.id}?as=preview`)}
      poster={host.media(`takes/${take.id}/thumb?w=640`)}
      aria-label={name}
      muted
      playsInline
      preload="auto"
    />
  );
}
