import { memo } from 'react';
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import menu from '../ui/Menu.module.css';
import type { Cut } from './cut-data.ts';
import { useCutMenu } from './cut-menu-state.ts';
import type { Edits } from './edits.ts';
import { lookOf, LOOKS, transitionAt, transitionCommand, transitionOf } from './transitions.ts';

/** The transitions that there is room for at a cut. */
export const CutMenu = memo(function CutMenu({ cut, edits }: { readonly cut: Cut; readonly edits: Edits }) {
  const { t } = useTranslation('timeline');
  const open = useCutMenu((state) => state.open);
  const item = open?.item ?? null;
  const now = lookOf(transitionAt(cut, item));
  return (
    <Menu.Root
      open={open !== null}
      modal={false}
      onOpenChange={(isOpen) => isOpen || useCutMenu.setState({ open: null })}
    >
      <Menu.Portal>
        <Menu.Positioner className={menu.place} anchor={open?.anchor ?? null} sideOffset={4} side="top">
          <Menu.Popup className={menu.menu}>
            {LOOKS.map((look) => {
              const transition = open && transitionOf(cut, item, look);
              return (
                <Menu.Item
                  key={look}
                  className={menu.line}
                  disabled={!transition}
                  onClick={() => transition && edits.run([transitionCommand(item, transition)])}
                >
                  <span className={menu.label}>{t(`transition.${look}`)}</span>
                  {look === now && <Check aria-hidden size={14} />}
                </Menu.Item>
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
});
