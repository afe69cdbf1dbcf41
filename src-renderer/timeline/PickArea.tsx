import styles from './PickArea.module.css';
import { useStrip } from './strip-state.ts';

/** The rectangle that is drawn to pick what it touches. */
export function PickArea() {
  const area = useStrip((state) => state.area);
  if (!area) return null;
  const { left, top, right, bottom } = area;
  return <div className={styles.area} style={{ left, top, width: right - left, height: bottom - top }} aria-hidden />;
}
