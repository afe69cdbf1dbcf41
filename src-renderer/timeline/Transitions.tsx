import { memo } from 'react';
import { ChevronsLeftRightEllipsis, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Cut, CutItem } from './cut-data.ts';
import { momentOf } from './cut-data.ts';
import { openCutMenu } from './cut-menu-state.ts';
import { PAGE } from './pages.ts';
import { firstFrom } from './snapping.ts';
import styles from './Transitions.module.css';

interface TransitionsProps {
  readonly cut: Cut;
  /** Those of items that begin on this page of the strip. */
  readonly page: number;
  /** How wide the heads of tracks are. */
  readonly head: number;
  readonly pixels: number;
  readonly height: number;
}

/** Narrower items, in pixels, have no button at their cut: the inspector and the keys have the same. */
const WITH_BUTTON = 44;

/** How items give way to one another: what of the film a transition takes, and a button at each cut that offers others. */
export const Transitions = memo(function Transitions({ cut, page, head, pixels, height }: TransitionsProps) {
  const frame = momentOf(1, cut.rate) * pixels;
  const shown = startingOn(cut, page, frame).filter(
    (item) => transitionAt(cut, item).kind !== 'cut' || roomOf(item) * frame >= WITH_BUTTON,
  );
  if (shown.length === 0) return null;
  const origin = page * PAGE;
  return (
    <div className={styles.page} style={{ left: head + origin }}>
      {shown.map((item) => (
        <TransitionView
          key={item?.id ?? 'end'}
          cut={cut}
          item={item}
          left={(item ? item.start : cut.frames) * frame - origin}
          frame={frame}
          height={height}
        />
      ))}
    </div>
  );
});

interface TransitionViewProps {
  readonly cut: Cut;
  readonly item: CutItem | null;
  /** Where the item begins on the page, and how wide a frame is, in pixels. */
  readonly left: number;
  readonly frame: number;
  readonly height: number;
}

function TransitionView({ cut, item, left, frame, height }: TransitionViewProps) {
  const { t } = useTranslation('timeline');
  const { kind, before, after } = transitionAt(cut, item);
  const isCut = kind === 'cut';
  const name = isCut ? t('transition.add') : t(`transition.${kind}`);
  const Icon = isCut ? Plus : ChevronsLeftRightEllipsis;
  return (
    <div data-menu>
      {!isCut && (
        <span
          className={styles.span}
          style={{ left: left - before * frame, width: Math.max(2, (before + after) * frame), height: height - 5 }}
        />
      )}
      {roomOf(item) * frame >= WITH_BUTTON && (
        <button
          type="button"
          className={styles.button}
          data-cut={isCut}
          style={{ left: left - (item?.start === 0 ? 0 : 12) - (item ? 0 : 12) }}
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
}

/** Frames that there is room for a button in; behind the end there is room. */
function roomOf(item: CutItem | null): number {
  return item ? item.frames : Infinity;
}

function transitionAt(cut: Cut, item: CutItem | null): CutItem['transition'] {
  return item ? item.transition : cut.ending;
}

const known = new WeakMap<Cut, readonly number[]>();

/** The items that begin on a page, and (null) the film's end where it lies there. */
function startingOn(cut: Cut, page: number, frame: number): readonly (CutItem | null)[] {
  const starts = known.get(cut) ?? cut.items.map(({ start }) => start);
  known.set(cut, starts);
  const [from, to] = [(page * PAGE) / frame, ((page + 1) * PAGE) / frame];
  const items = cut.items.slice(firstFrom(starts, from), firstFrom(starts, to));
  return cut.frames >= from && cut.frames < to ? [...items, null] : items;
}
