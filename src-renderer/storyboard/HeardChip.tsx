import { Tooltip } from '@base-ui/react/tooltip';
import { useTranslation } from 'react-i18next';
import { secondsShown } from '../ui/numbers.ts';
import tip from '../ui/Tip.module.css';
import type { HeardChip as Heard } from './heard.ts';
import styles from './HeardChips.module.css';

interface HeardChipProps {
  readonly chip: Heard;
  readonly weight: number;
  /** How much the picture looked at the word over the clip, moment by moment; null where the take did not keep it. */
  readonly attention: readonly number[] | null;
  readonly seconds: number;
}

/** A word as the model heard it, or did not; pointed at, how much it counted over the clip. */
export function HeardChip({ chip, weight, attention, seconds }: HeardChipProps) {
  const { t } = useTranslation('board');
  const { role, text, as, fate } = chip;
  const isHeard = fate === 'shown';
  const word = as === null ? text : `${text} → ${as}`;
  const said = isHeard && role !== 'other' ? `${t(`heard.role.${role}`)} ${word}` : word;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className={styles.chip}
        data-heard={isHeard}
        data-weighed={weight !== 1}
        aria-label={`${said}${weight === 1 ? '' : ` ${weight.toFixed(1)}`}, ${t(`heard.fate.${fate}`)}`}
      >
        {/* Blanks between them, since what is seen has to be part of what is read out. */}
        {isHeard && role !== 'other' && <span className={styles.role}>{t(`heard.role.${role}`)}</span>}{' '}
        <span>{word}</span> {weight !== 1 && <span className={styles.weight}>{weight.toFixed(1)}</span>}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={tip.place}>
          <Tooltip.Popup className={styles.more}>
            <span>{t(`heard.fate.${fate}`)}</span>
            {isHeard && attention && (
              <>
                <span className={styles.bars}>
                  {attention.map((share, moment) => (
                    <span key={moment} className={styles.bar} style={{ height: `${Math.max(4, share * 100)}%` }} />
                  ))}
                </span>
                <span className={styles.scale}>
                  <span>{t('heard.attention')}</span>
                  <span>{secondsShown(seconds)}</span>
                </span>
              </>
            )}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
