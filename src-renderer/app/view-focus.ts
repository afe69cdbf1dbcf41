import { useEffect } from 'react';

/** Where keys go in a view: its cards, else all of it. */
export function focusView(): void {
  const place =
    document.querySelector<HTMLElement>('#main [role="listbox"][tabindex="0"]') ??
    document.querySelector<HTMLElement>('#main');
  place?.focus({ preventScroll: true });
}

/** Put into the page with a view, it gives the keyboard to it where what had it went away with the last one. */
export function ViewFocus() {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusView();
  }, []);
  return null;
}
