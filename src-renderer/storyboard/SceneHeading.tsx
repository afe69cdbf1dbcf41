import { useTranslation } from 'react-i18next';
import { secondsShown } from '../ui/numbers.ts';
import type { BoardScene } from './board-data.ts';
import styles from './SceneHeading.module.css';

/** A scene's number and heading, how many shots it has and how long they are. */
export function SceneHeading({ scene, ordinal }: { readonly scene: BoardScene; readonly ordinal: number }) {
  const { t } = useTranslation('board');
  const { shots } = scene;
  return (
    <span className={styles.heading} title={scene.heading}>
      <span className={styles.name}>
        {scene.scene_number ?? ordinal} · {scene.heading || t('noHeading')}
      </span>
      <span className={styles.facts}>
        {t('scene', { count: shots.length })}
        {shots.length > 0 && ` · ${secondsShown(shots.reduce((sum, { duration_s }) => sum + duration_s, 0))}`}
      </span>
    </span>
  );
}
