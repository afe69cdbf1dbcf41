import { memo } from 'react';
import { Bookmark, Captions, Magnet, Maximize2, Mic, Scissors, Type, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../app/commands.ts';
import type { CommandId } from '../app/shortcuts.ts';
import { keysFor } from '../app/shortcuts.ts';
import { IconButton } from '../ui/Button.tsx';
import { clockOf } from '../ui/numbers.ts';
import { AddMenu } from './AddMenu.tsx';
import type { Cut } from './cut-data.ts';
import { cutSeconds } from './cut-data.ts';
import { PreviewWords } from './PreviewWords.tsx';
import styles from './StripBar.module.css';
import { useStrip } from './strip-state.ts';

const TOOLS = [
  ['cut.blade', Scissors],
  ['cut.title', Type],
  ['cut.caption', Captions],
  ['cut.marker', Bookmark],
  ['cut.record', Mic],
] as const satisfies readonly (readonly [CommandId, unknown])[];

/** What can be done to the film over its tracks, and how closely they are looked at. */
export const StripBar = memo(function StripBar({ cut }: { readonly cut: Cut | undefined }) {
  const { t } = useTranslation(['timeline', 'commands']);
  const snapping = useStrip((state) => state.snapping);
  const isEmpty = !cut || cut.items.length === 0;
  const button = (id: CommandId, icon: (typeof TOOLS)[number][1], pressed?: boolean) => (
    <IconButton
      key={id}
      icon={icon}
      label={t(`commands:${id}`)}
      keys={keysFor(id)}
      disabled={isEmpty}
      onClick={() => runCommand(id)}
      {...(pressed === undefined ? {} : { pressed })}
    />
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('tools')}>
      <AddMenu disabled={isEmpty} />
      {TOOLS.map(([id, icon]) => button(id, icon))}
      {button('cut.snap', Magnet, snapping)}
      <span className={styles.facts}>
        {cut && !isEmpty && t('facts', { count: cut.items.length, length: clockOf(cutSeconds(cut)) })}
      </span>
      <PreviewWords />
      <span className={styles.space} />
      {button('cut.zoomOut', ZoomOut)}
      {button('cut.zoomIn', ZoomIn)}
      {button('cut.fit', Maximize2)}
    </div>
  );
});
