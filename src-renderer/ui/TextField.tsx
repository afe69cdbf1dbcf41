import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import styles from './TextField.module.css';

interface TextFieldProps {
  /** What it says, as the control's name. */
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Lines it shows at least; it grows with its text. 1 is a field without breaks. */
  readonly rows?: number;
  readonly most?: number;
  readonly disabled?: boolean;
  /** It was just asked for, to be typed into. */
  readonly focused?: boolean;
  /** It is not shown, and no browser keeps it. */
  readonly secret?: boolean;
  readonly onChange?: (text: string) => void;
  /** The text is done: the field was left, or Enter pressed in a field of one line. */
  readonly onDone?: (text: string) => void;
}

/** Text that is typed. What comes from outside meanwhile waits until the field is left. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    placeholder,
    rows = 1,
    most,
    disabled = false,
    focused = false,
    secret = false,
    onChange,
    onDone,
  } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const common = {
    ref: field,
    className: styles.text,
    'aria-label': label,
    placeholder,
    maxLength: most,
    disabled,
    value: text,
    onFocus: () => setTyped(value),
    onBlur: () => {
      setTyped(null);
      onDone?.(text);
    },
  };
  const type = (next: string): void => {
    setTyped(next);
    onChange?.(next);
  };
  if (rows === 1) {
    const leave = (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
    };
    const hidden = secret ? { type: 'password', autoComplete: 'off' } : {};
    return <input {...common} {...hidden} onChange={({ target }) => type(target.value)} onKeyDown={leave} />;
  }
  return <textarea {...common} rows={rows} onChange={({ target }) => type(target.value)} />;
}
