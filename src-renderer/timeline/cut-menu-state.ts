import { create } from 'zustand';

/** The cut whose transitions are offered: by the item that begins there, null at the film's end. */
interface CutMenuState {
  readonly open: { readonly item: string | null; readonly anchor: Element } | null;
}

export const useCutMenu = create<CutMenuState>(() => ({ open: null }));

/** Offers the transitions of a cut beside an element. */
export function openCutMenu(item: string | null, anchor: Element): void {
  useCutMenu.setState({ open: { item, anchor } });
}
