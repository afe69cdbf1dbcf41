import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import type { Board, BoardShot } from './board-data.ts';
import styles from './CameraSheet.module.css';
import { useOwnPictures } from './use-own-picture.ts';

type Way = 'starting' | 'live' | 'denied' | 'missing';

interface CameraSheetProps {
  readonly project: Board['project'];
  readonly shot: BoardShot;
  readonly onClose: () => void;
}

/** Where a shot's picture is taken by the camera. It is on only as long as this is open. */
export default function CameraSheet({ project, shot, onClose }: CameraSheetProps) {
  const { t } = useTranslation(['board', 'app']);
  const host = useHost();
  const pictures = useOwnPictures(project);
  const video = useRef<HTMLVideoElement>(null);
  const [way, setWay] = useState<Way>('starting');

  useEffect(() => {
    let stream: MediaStream | undefined;
    let isClosed = false;
    const start = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1920 }, height: { ideal: 1080 } },
        });
        if (isClosed) return stopAll(stream);
        if (video.current) video.current.srcObject = stream;
        setWay('live');
      } catch (error) {
        const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
        if (!isClosed) setWay(isDenied ? 'denied' : 'missing');
      }
    };
    void start();
    return () => {
      isClosed = true;
      if (stream) stopAll(stream);
    };
  }, []);

  const capture = async (): Promise<void> => {
    const seen = video.current;
    if (!seen) return;
    const canvas = new OffscreenCanvas(seen.videoWidth, seen.videoHeight);
    canvas.getContext('2d')?.drawImage(seen, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const name = `${t('camera.name', { shot: shot.label })}.png`;
    if (await pictures.take(shot.id, async () => await host.give(blob, name))) onClose();
  };
  const isBroken = way === 'denied' || way === 'missing';
  return (
    <Sheet
      title={t('camera.title', { shot: shot.label })}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button look="main" disabled={way !== 'live' || pictures.busy} onClick={() => void capture()}>
            {t('camera.take')}
          </Button>
        </>
      }
    >
      {isBroken ? (
        <Empty icon={CameraOff} title={t(`camera.${way}`)}>
          <p>{t(`camera.${way}More`)}</p>
        </Empty>
      ) : (
        <video ref={video} className={styles.seen} autoPlay playsInline muted aria-label={t('camera.seen')} />
      )}
    </Sheet>
  );
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
