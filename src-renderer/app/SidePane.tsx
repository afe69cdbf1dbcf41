import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Splitter } from '../ui/Splitter.tsx';
import styles from './panes.module.css';
import { sizePane, useWorkspace } from './workspace.ts';

/** The panes beside what is in the middle of a view: at which side each stands, and between which widths it is dragged, in CSS pixels. */
const SIDES = {
  script: { width: 'scriptWidth', sizes: 'before', least: 200, most: 640 },
  inspector: { width: 'inspectorWidth', sizes: 'after', least: 240, most: 520 },
} as const;

interface SidePaneProps {
  readonly side: keyof typeof SIDES;
  /** What stands in it, as its name; none where that names itself. */
  readonly label?: string;
  /** What its line is called, where it is not that of the script or the inspector. */
  readonly widthLabel?: string;
  readonly children: ReactNode;
}

/** A pane beside the middle of a view, with the line that it is made wider by. Its width is the same in all views. */
export function SidePane({ side, label, widthLabel, children }: SidePaneProps) {
  const { t } = useTranslation();
  const { width, sizes, least, most } = SIDES[side];
  const pixels = useWorkspace((state) => state[width]);
  const line = (
    <Splitter
      label={widthLabel ?? t(`pane.${side}`)}
      axis="x"
      sizes={sizes}
      value={pixels}
      least={least}
      most={most}
      onChange={(next) => sizePane(width, next)}
    />
  );
  return (
    <>
      {sizes === 'after' && line}
      <aside className={styles.side} style={{ width: pixels }} aria-label={label} data-tour={side}>
        {children}
      </aside>
      {sizes === 'before' && line}
    </>
  );
}
