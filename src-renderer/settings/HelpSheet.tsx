import { BookOpen, Info, Keyboard, Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AboutPart } from './AboutPart.tsx';
import { GuidePart } from './GuidePart.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { TourPart } from './TourPart.tsx';

/** What keys there are, a tour, how things are done, and what Shotloom is made with. */
export default function HelpSheet() {
  const { t } = useTranslation('help');
  return (
    <Sheet title={t('title')} open wide onClose={() => showSheet(null)}>
      <Tabs
        label={t('title')}
        first="shortcuts"
        tabs={[
          { value: 'shortcuts', label: t('part.shortcuts'), icon: Keyboard, content: <ShortcutList /> },
          { value: 'tour', label: t('part.tour'), icon: Route, content: <TourPart /> },
          { value: 'guide', label: t('part.guide'), icon: BookOpen, content: <GuidePart /> },
          { value: 'about', label: t('part.about'), icon: Info, content: <AboutPart /> },
        ]}
      />
    </Sheet>
  );
}
