import type { Sort } from './home-data.ts';
import { SORTS } from './home-data.ts';

const PLACE = 'shotloom.sort';

/** The order of films that the user chose last. */
export function chosenSort(): Sort {
  return SORTS.find((sort) => sort === localStorage.getItem(PLACE)) ?? 'recent';
}

/** Keeps it, also when the interface is opened again. */
export function chooseSort(sort: Sort): void {
  localStorage.setItem(PLACE, sort);
}
