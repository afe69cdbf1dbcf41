/** How many cells of a width stand beside each other; at least one. */
export function columnsIn(width: number, cell: { readonly width: number; readonly gap: number }): number {
  return Math.max(1, Math.floor((width + cell.gap) / (cell.width + cell.gap)));
}

/** Where a key leads from a cell of a grid that is filled row by row; where it leads nowhere, the same cell. */
export function movedInGrid(
  at: number,
  key: string,
  { count, columns }: { readonly count: number; readonly columns: number },
): number {
  const to =
    {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - columns,
      // From above a row that is not full, to its end.
      ArrowDown: at + columns >= count && rowOf(at, columns) < rowOf(count - 1, columns) ? count - 1 : at + columns,
      Home: 0,
      End: count - 1,
    }[key] ?? at;
  return to >= 0 && to < count ? to : at;
}

function rowOf(at: number, columns: number): number {
  return Math.floor(at / columns);
}
