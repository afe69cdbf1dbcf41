import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './Button.tsx';
import styles from './Toasts.module.css';
import { toasts } from './toasts.ts';
import type { Remedy } from './toasts.ts';

/** Where short news are shown. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={toasts} timeout={6000} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={styles.place}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List() {
  const { t } = useTranslation();
  const { toasts: shown, close } = Toast.useToastManager<{ remedy?: Remedy }>();
  return shown.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-kind={toast.type}>
      <Toast.Content className={styles.content}>
        <div className={styles.words}>
          <Toast.Title className={styles.title} />
          <Toast.Description className={styles.more} />
        </div>
        {toast.data?.remedy && (
          <Button
            onClick={() => {
              toast.data?.remedy?.run();
              close(toast.id);
            }}
          >
            {toast.data.remedy.label}
          </Button>
        )}
        <Toast.Close render={<IconButton icon={X} label={t('close')} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
