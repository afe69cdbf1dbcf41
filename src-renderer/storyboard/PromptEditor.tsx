import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf, keysShown } from '../ui/keys.ts';
import styles from './PromptEditor.module.css';
import { piecesOf, weighMore } from './word-weights.ts';

interface PromptEditorProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Of the film: it says where words end. */
  readonly language: string;
  readonly onChange: (text: string) => void;
  readonly onDone: () => void;
  /** Lets others give it the focus. */
  readonly focusWith?: (focus: () => void) => void;
}

/** What a picture is to show. Mod with an arrow up or down gives the word at the cursor more weight or less. */
export function PromptEditor({ label, value, placeholder, language, onChange, onDone, focusWith }: PromptEditorProps) {
  const { t } = useTranslation('board');
  const hint = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  useEffect(() => focusWith?.(() => area.current?.focus()), [focusWith]);

  const type = (next: string): void => {
    setTyped(next);
    onChange(next);
  };
  const weigh = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const keys = keysOf(event.nativeEvent);
    if (keys !== 'Mod+ArrowUp' && keys !== 'Mod+ArrowDown') return;
    event.preventDefault();
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    const weighed = weighMore({ text, start, end }, keys === 'Mod+ArrowUp' ? 1 : -1, language);
    if (!weighed) return;
    type(weighed.text);
    // Behind React, which puts the cursor at the end of what it sets.
    requestAnimationFrame(() => area.current?.setSelectionRange(weighed.start, weighed.end));
  };
  return (
    <div className={styles.editor} lang={language}>
      {/* The same text below, since a field shows its own in one colour. */}
      <div className={styles.shown} aria-hidden>
        {piecesOf(text).map((piece, index) => (
          <span key={index} className={piece.weight === 1 ? undefined : styles.weighed}>
            {piece.text}
          </span>
        ))}
        {'\n'}
      </div>
      <textarea
        ref={area}
        className={styles.typed}
        aria-label={label}
        aria-describedby={hint}
        placeholder={placeholder}
        maxLength={2000}
        value={text}
        rows={2}
        onFocus={() => setTyped(value)}
        onBlur={() => {
          setTyped(null);
          onDone();
        }}
        onChange={({ target }) => type(target.value)}
        onKeyDown={weigh}
      />
      <span id={hint} className={styles.hint}>
        {t('inspector.weighHow', {
          more: keysShown('Mod+ArrowUp').join(' '),
          less: keysShown('Mod+ArrowDown').join(' '),
        })}
      </span>
    </div>
  );
}
