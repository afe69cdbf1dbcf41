import { useMutation } from '@tanstack/react-query';
import { ImagePlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls, useHost } from '../host/context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { tellFailure } from '../ui/toasts.ts';
import styles from './CastSheet.module.css';

interface ReferencePictureProps {
  readonly project: string;
  /** Of the cast; null is the picture of the film's colours. */
  readonly name: string | null;
  /** Whether there is one; null where that is not known. */
  readonly has: boolean | null;
  /** Changes with the film, so that another picture under the same address is asked for. */
  readonly version: string;
}

/** A picture that somebody looks like in all of a film, or whose colours its light takes on. */
export function ReferencePicture({ project, name, has, version }: ReferencePictureProps) {
  const { t } = useTranslation('board');
  const host = useHost();
  const calls = useCalls();
  const [absent, setAbsent] = useState<string | null>(null);
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
  const isThere = has ?? absent !== version;
  const label = name === null ? t('cast.palette') : t('cast.pictureOf', { name });
  return (
    <div className={styles.reference} aria-busy={set.isPending}>
      {isThere && (
        <img
          className={styles.picture}
          src={host.media(`pictures/${project}/${encodeURIComponent(name ?? '')}?${encodeURIComponent(version)}`)}
          alt={label}
          onError={() => setAbsent(version)}
        />
      )}
      {name === null ? (
        <Button icon={ImagePlus} disabled={set.isPending} onClick={() => void pick()}>
          {label}
        </Button>
      ) : (
        <IconButton icon={ImagePlus} label={label} disabled={set.isPending} onClick={() => void pick()} />
      )}
      {isThere && (
        <IconButton
          icon={X}
          label={t('cast.removePicture')}
          onClick={() => set.mutate({ project, name, picture: null })}
        />
      )}
    </div>
  );
}
