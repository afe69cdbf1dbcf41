import { Button as BaseButton } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Tip } from './Tip.tsx';

interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'> {
  /** `main`: the one main action of a view. `quiet`: without a frame until it is pointed at. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}

/** A button with words, and a picture before them where there is one. */
export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <BaseButton {...rest} className={styles.button} data-look={look}>
      {Icon && <Icon aria-hidden size={15} strokeWidth={1.9} />}
      {children}
    </BaseButton>
  );
}

interface IconButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className' | 'children'> {
  readonly icon: LucideIcon;
  /** What it does, as its name and its tip. */
  readonly label: string;
  /** The keys that do the same, for the tip. */
  readonly keys?: string;
  readonly pressed?: boolean;
}

/** A button with a picture only; its tip says what it does, and with which keys. */
export function IconButton({ icon: Icon, label, keys, pressed, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <BaseButton {...rest} className={styles.icon} aria-label={label} aria-pressed={pressed}>
        <Icon aria-hidden size={16} strokeWidth={1.9} />
      </BaseButton>
    </Tip>
  );
}
