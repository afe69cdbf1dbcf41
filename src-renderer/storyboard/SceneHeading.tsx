import { memo } from 'react';
import type { TFunction } from 'i18next';
import { secondsShown } from '../ui/numbers.ts';
import type { BoardScene } from './board-data.ts';
import { said } from './said.ts';
import styles from './SceneHeading.module.css';

interface SceneHeadingProps {
  /** Of the list, as cards have it. */
  readonly t: TFunction<'board'>;
  readonly scene: BoardScene;
  readonly ordinal: number;
}

/** A scene's number and heading, how many shots it has and how long they are. */
export const SceneHeading = memo(function SceneHeading({ t, scene, ordinal }: SceneHeadingProps) {
  const { shots } = scene;
  return (
    <span className={styles.heading} title={scene.heading}>
      <span className={styles.name}>
        {scene.scene_number ?? ordinal} · {scene.heading || t('noHeading')}
      </span>
      <span className={styles.facts}>
        {said(t, `scene ${shots.length}`, () => t('scene', { count: shots.length }))}
        {shots.length > 0 && ` · ${secondsShown(shots.reduce((sum, { duration_s }) => sum + duration_s, 0))}`}
      </span>
    </span>
  );
});
