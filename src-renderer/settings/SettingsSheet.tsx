import { Cpu, Database, Keyboard, Mic, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Providers } from '../models/Providers.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { GeneralPart } from './GeneralPart.tsx';
import { PrivacyPart } from './PrivacyPart.tsx';
import { ShortcutsPart } from './ShortcutsPart.tsx';
import { StoragePart } from './StoragePart.tsx';
import { VoicesPart } from './VoicesPart.tsx';

/** What is set for the program, not for one film. */
export default function SettingsSheet() {
  const { t } = useTranslation('settings');
  return (
    <Sheet title={t('title')} open wide onClose={() => showSheet(null)}>
      <Tabs
        label={t('title')}
        first="general"
        tabs={[
          { value: 'general', label: t('part.general'), icon: SlidersHorizontal, content: <GeneralPart /> },
          { value: 'shortcuts', label: t('part.shortcuts'), icon: Keyboard, content: <ShortcutsPart /> },
          { value: 'voices', label: t('part.voices'), icon: Mic, content: <VoicesPart /> },
          { value: 'providers', label: t('part.providers'), icon: Cpu, content: <Providers /> },
          { value: 'storage', label: t('part.storage'), icon: Database, content: <StoragePart /> },
          { value: 'privacy', label: t('part.privacy'), icon: ShieldCheck, content: <PrivacyPart /> },
        ]}
      />
    </Sheet>
  );
}
