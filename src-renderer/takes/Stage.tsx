import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import type { StageMode } from './stage-mode.ts';
import styles from './Stage.module.css';
import { SyncPlayer } from './sync-player.ts';
import type { Take } from './take-data.ts';
import { rangeOf } from './take-data.ts';
import { TakePicture } from './TakePicture.tsx';
import { Transport } from './Transport.tsx';
import { useTakeName } from './take-name.ts';
import { Wipe } from './Wipe.tsx';
import { useWordsShown, WordsOver } from './WordsOver.tsx';

interface StageProps {
  readonly mode: StageMode;
  /** The first is A. */
  readonly takes: readonly Take[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** The takes that were picked, as large as there is room, by one clock. */
export function Stage({ mode, takes, numbers }: StageProps) {
  const { t } = useTranslation('takes');
  const [player] = useState(() => new SyncPlayer());
  const nameOf = useTakeName(numbers);
  useEffect(() => () => player.pause(), [player]);
  const words = useWordsShown(({ shown }) => shown);
  const hasClip = takes.some(({ kind }) => kind === 'clip');
  useCommands(
    hasClip
      ? {
          'play.toggle': () => player.toggle(),
          'play.stop': () => player.pause(),
          'play.forward': () => player.play(),
          'take.earlier': () => player.step(-1),
          'take.later': () => player.step(1),
        }
      : {},
  );
  const [one, other] = takes;
  const isWipe = mode === 'wipe' && one !== undefined && other !== undefined;
  return (
    <section className={styles.stage} aria-label={t('stage')}>
      {isWipe ? (
        <Wipe player={player} one={one} other={other} nameOf={nameOf} />
      ) : (
        <div className={styles.takes} data-count={mode === 'one' ? 1 : takes.length}>
          {(mode === 'one' ? takes.slice(-1) : takes).map((take, index) => (
            <figure key={take.id} className={styles.take}>
              <TakePicture take={take} player={player} name={nameOf(take)} />
              {words && mode === 'one' && take.hearing && (
                <WordsOver hearing={take.hearing} seconds={rangeOf(take).length_s || 1} player={player} />
              )}
              {takes.length > 1 && mode !== 'one' && (
                <figcaption className={styles.name}>
                  {t('lettered', { letter: 'ABCD'[index] ?? '', name: nameOf(take) })}
                </figcaption>
              )}
            </figure>
          ))}
        </div>
      )}
      <Transport player={player} canPlay={hasClip} />
    </section>
  );
}
