import { ContextMenu as BaseMenu } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import styles from './Menu.module.css';
import { MenuLines } from './Menu.tsx';
import type { MenuLine } from './Menu.tsx';

/** A menu at the pointer over what it is put around, or by the menu key. */
export function ContextMenu({
  trigger,
  lines,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly lines: readonly MenuLine[];
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.place}>
          <BaseMenu.Popup className={styles.menu}>
            <MenuLines lines={lines} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
