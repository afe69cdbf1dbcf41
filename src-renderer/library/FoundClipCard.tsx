import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openProject, select } from '../app/workspace.ts';
import { useHost } from '../host/context.ts';
import type { FoundClip } from './home-data.ts';
import styles from './FoundClipCard.module.css';

/** A take or footage that was found; it leads to its shot or its film. */
export function FoundClipCard({ clip }: { readonly clip: FoundClip }) {
  const { t } = useTranslation('home');
  const host = useHost();
  const open = (): void => {
    if (clip.source === 'footage') return openProject(clip.project_id, 'board');
    openProject(clip.project_id, 'takes');
    select([clip.shot_id]);
  };
  const words = clip.source === 'take' ? clip.prompt : clip.name;
  const picture = clip.source === 'take' ? `takes/${clip.id}/thumb?w=320` : `footage/${clip.id}/thumb`;
  return (
    <li>
      <button type="button" className={styles.clip} onClick={open}>
        <span className={styles.picture}>
          {clip.kind === 'sound' ? (
            <AudioLines aria-hidden size={24} strokeWidth={1.4} />
          ) : (
            <img src={host.media(picture)} alt="" loading="lazy" decoding="async" />
          )}
          {clip.used && <span className={styles.used}>{t('found.used')}</span>}
        </span>
        <span className={styles.words}>{words}</span>
        <span className={styles.facts}>
          {t(`kind.${clip.kind}`)} · {clip.title}
          {clip.rating !== null && ` · ${t('found.rated', { count: clip.rating })}`}
        </span>
      </button>
    </li>
  );
}
