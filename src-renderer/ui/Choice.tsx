import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import styles from './Choice.module.css';

interface ChoiceProps<Value extends string> {
  /** What is chosen, as the control's name. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Null shows `unset`: nothing is chosen, or what is selected differs. */
  readonly value: Value | null;
  readonly unset?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of several values. */
export function Choice<Value extends string>({ label, options, value, unset, disabled, onChange }: ChoiceProps<Value>) {
  return (
    <Select.Root<Value>
      items={[...options]}
      value={value}
      disabled={disabled ?? false}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Select.Trigger className={styles.trigger} aria-label={label}>
        <Select.Value className={styles.value}>
          {(chosen: Value | null) => options.find((each) => each.value === chosen)?.label ?? unset ?? ''}
        </Select.Value>
        <Select.Icon className={styles.icon}>
          <ChevronDown aria-hidden size={14} />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className={styles.place} alignItemWithTrigger={false} sideOffset={4}>
          <Select.Popup className={styles.popup}>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className={styles.option}>
                <Select.ItemText className={styles.text}>{option.label}</Select.ItemText>
                <Select.ItemIndicator>
                  <Check aria-hidden size={14} />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
