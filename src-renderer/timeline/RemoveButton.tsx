import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../app/commands.ts';
import { Button } from '../ui/Button.tsx';

/** Takes what is picked out of the film. */
export function RemoveButton() {
  const { t } = useTranslation('commands');
  return (
    <Button icon={Trash2} look="danger" onClick={() => runCommand('cut.remove')}>
      {t('cut.remove')}
    </Button>
  );
}
