import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: string;
    readonly icon: LucideIcon;
    readonly content: ReactNode;
  }[];
  readonly first: Value;
}

/** Parts of a sheet, one of which is shown; their names stand at its left. */
export function Tabs<Value extends string>({ label, tabs, first }: TabsProps<Value>) {
  return (
    <BaseTabs.Root className={styles.tabs} defaultValue={first} orientation="vertical">
      <BaseTabs.List className={styles.list} aria-label={label} activateOnFocus>
        {tabs.map(({ value, label: name, icon: Icon }) => (
          <BaseTabs.Tab key={value} value={value} className={styles.tab}>
            <Icon aria-hidden size={15} strokeWidth={1.9} />
            {name}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map(({ value, content }) => (
        <BaseTabs.Panel key={value} value={value} className={styles.panel}>
          {content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
