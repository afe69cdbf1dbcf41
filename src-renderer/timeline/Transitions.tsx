import { memo } from 'react';
import { ChevronsLeftRightEllipsis, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Cut, CutItem } from './cut-data.ts';
import { itemAtFrame, momentOf } from './cut-data.ts';
import { openCutMenu } from './cut-menu-state.ts';
import { HEAD } from './strip-scale.ts';
import styles from './Transitions.module.css';

interface TransitionsProps {
  readonly cut: Cut;
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
  readonly height: number;
}

/** Narrower items, in pixels, have no button at their cut: the inspector and the keys have the same. */
const WITH_BUTTON = 44;

/** How items give way to one another: what of the film a transition takes, and a button at each cut that offers others. */
export const Transitions = memo(function Transitions({ cut, from, to, pixels, height }: TransitionsProps) {
  const { t } = useTranslation('timeline');
  const shown = itemsBetween(cut, from, to);
  const ends = shown.at(-1) === cut.items.at(-1) ? [null] : [];
  return [...shown, ...ends].map((item) => {
    const { kind, before, after } = item ? item.transition : cut.ending;
    const at = momentOf(item ? item.start : cut.frames, cut.rate) * pixels;
    const frame = momentOf(1, cut.rate) * pixels;
    const room = item ? item.frames * frame : Infinity;
    const isCut = kind === 'cut';
    if (isCut && room < WITH_BUTTON) return null;
    const name = isCut ? t('transition.add') : t(`transition.${kind}`);
    const Icon = isCut ? Plus : ChevronsLeftRightEllipsis;
    return (
      <div key={item?.id ?? 'end'} data-menu>
        {!isCut && (
          <span
            className={styles.span}
            style={{
              left: HEAD + at - before * frame,
              width: Math.max(2, (before + after) * frame),
              height: height - 5,
            }}
          />
        )}
        {room >= WITH_BUTTON && (
          <button
            type="button"
            className={styles.button}
            data-cut={isCut}
            style={{ left: HEAD + at - (item?.start === 0 ? 0 : 12) - (item ? 0 : 12) }}
            aria-label={name}
            title={name}
            aria-haspopup="menu"
            tabIndex={isCut ? -1 : 0}
            onClick={(event) => openCutMenu(item?.id ?? null, event.currentTarget)}
          >
            <Icon aria-hidden size={12} strokeWidth={2} />
          </button>
        )}
      </div>
    );
  });
});

function itemsBetween({ items, rate }: Cut, from: number, to: number): readonly CutItem[] {
  const first = itemAtFrame({ items }, Math.floor((from * rate.numerator) / rate.denominator));
  const start = first ? items.indexOf(first) : 0;
  const shown: CutItem[] = [];
  for (let index = start; index < items.length; index += 1) {
    const item = items[index];
    if (!item || momentOf(item.start, rate) > to) break;
    shown.push(item);
  }
  return shown;
}
