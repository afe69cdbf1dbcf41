import { Toast } from '@base-ui/react/toast';
import i18next from 'i18next';
import { failureOf } from '../host/errors.ts';

/** What a toast may offer to do. */
export interface Remedy {
  readonly label: string;
  readonly run: () => void;
}

/** Short news at the edge of the window; {@link ./Toasts.tsx} shows them. */
export const toasts = Toast.createToastManager<{ remedy?: Remedy }>();

/** Says that something was done. */
export function tell(title: string, remedy?: Remedy): void {
  toasts.add({ title, type: 'news', ...(remedy ? { data: { remedy } } : {}) });
}

/** Says what went wrong: a heading of its kind, and the program's sentence with how to mend it. A stop is no failure. */
export function tellFailure(error: unknown, remedy?: Remedy): void {
  const { code, message } = failureOf(error);
  if (code === 'cancelled') return;
  toasts.add({
    title: i18next.t(`errors:${code}`),
    description: message,
    type: 'failure',
    priority: 'high',
    timeout: 12_000,
    ...(remedy ? { data: { remedy } } : {}),
  });
}
