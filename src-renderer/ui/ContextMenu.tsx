import { ContextMenu as BaseMenu } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';
import { MenuLines } from './Menu.tsx';
import type { MenuLine } from './Menu.tsx';

/** A menu at the pointer over an element with its children, or by the menu key. */
export function ContextMenu({
  trigger,
  lines,
  children,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Asked for when it is opened. */
  readonly lines: () => readonly MenuLine[];
  readonly children: ReactNode;
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger}>{children}</BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles.place}>
          <BaseMenu.Popup className={styles.menu}>
            <Lines of={lines} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Lines({ of }: { readonly of: () => readonly MenuLine[] }) {
  return <MenuLines lines={of()} />;
}
