import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Keys } from './Keys.tsx';
import styles from './Menu.module.css';

/** A line of a menu; null is a line between groups. */
export type MenuLine = {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
} | null;

/** A button that opens a menu. */
export function Menu({
  trigger,
  lines,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly lines: readonly MenuLine[];
}) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.place} sideOffset={6} align="end">
          <BaseMenu.Popup className={styles.menu}>
            <MenuLines lines={lines} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** The lines of a menu, in whatever opens it. */
export function MenuLines({ lines }: { readonly lines: readonly MenuLine[] }) {
  return lines.map((line, index) =>
    line === null ? (
      <BaseMenu.Separator key={index} className={styles.between} />
    ) : (
      <BaseMenu.Item
        key={line.label}
        className={styles.line}
        data-danger={line.danger}
        disabled={line.disabled ?? false}
        onClick={line.run}
      >
        {line.icon && <line.icon aria-hidden size={15} />}
        <span className={styles.label}>{line.label}</span>
        {line.keys !== undefined && line.keys !== '' && <Keys keys={line.keys} />}
      </BaseMenu.Item>
    ),
  );
}
