import { useMutation } from '@tanstack/react-query';
import { ImagePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import { IconButton } from '../ui/Button.tsx';
import { Tip } from '../ui/Tip.tsx';
import { tellFailure } from '../ui/toasts.ts';
import styles from './ReferencePicture.module.css';

interface ReferencePictureProps {
  readonly project: string;
  /** Of the cast; null is the picture of the film's colours. */
  readonly name: string | null;
  readonly has: boolean;
  /** Changes with the film, so that another picture under the same address is asked for. */
  readonly version: string;
}

/** A picture that somebody looks like in all of a film, or whose colours its light takes on. */
export function ReferencePicture({ project, name, has, version }: ReferencePictureProps) {
  const { t } = useTranslation('board');
  const host = useHost();
  const calls = useCalls();
  const set = useMutation(calls.projects.setPicture.mutationOptions({ onError: (error) => tellFailure(error) }));
  const pick = async (): Promise<void> => {
    try {
      const kinds = [{ name: t('cast.pictures'), endings: ['.png', '.jpg', '.jpeg', '.webp'] }];
      const [picked] = await host.pickFiles(kinds, false);
      if (picked) set.mutate({ project, name, picture: picked.file });
    } catch (error) {
      tellFailure(error);
    }
  };
  const label = name === null ? t('cast.palette') : t('cast.pictureOf', { name });
  const address = `pictures/${project}/${encodeURIComponent(name ?? '')}?${encodeURIComponent(version)}`;
  return (
    <div className={styles.reference} aria-busy={set.isPending}>
      <Tip text={label}>
        <button type="button" className={styles.pick} disabled={set.isPending} onClick={() => void pick()}>
          {has ? (
            <img className={styles.picture} src={host.media(address)} alt={label} />
          ) : (
            <ImagePlus aria-label={label} size={18} strokeWidth={1.6} />
          )}
        </button>
      </Tip>
      {has && (
        <span className={styles.remove}>
          <IconButton
            icon={X}
            label={t('cast.removePicture')}
            onClick={() => set.mutate({ project, name, picture: null })}
          />
        </span>
      )}
    </div>
  );
}
