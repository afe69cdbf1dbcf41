/** A picture of a block of the strip: where it lies, and which cell of the filmstrip it shows. */
export interface Slot {
  readonly left: number;
  readonly width: number;
  readonly cell: number;
}

/** What of a source a block shows. */
export interface ShownStretch {
  /** Where it begins and ends in what the filmstrip was made of, 0 to 1; the end lies before the start where it is reversed. */
  readonly from: number;
  readonly to: number;
}

/**
 * The pictures of a block, each of what is shown where it begins. Only those between two places of the block are told: of a block
 * that is wider than the window, few are seen.
 * @param width of the block, @param picture width of a picture, in pixels
 */
export function slotsOf(
  width: number,
  picture: number,
  cells: number,
  { from, to }: ShownStretch,
  seen: { readonly from: number; readonly to: number },
): readonly Slot[] {
  if (width <= 0 || picture <= 0 || cells < 1) return [];
  const slots: Slot[] = [];
  const first = Math.max(0, Math.floor(seen.from / picture));
  for (let index = first; index * picture < Math.min(width, seen.to); index += 1) {
    const left = index * picture;
    const along = from + ((to - from) * (left + Math.min(picture, width - left) / 2)) / width;
    const cell = Math.min(cells - 1, Math.max(0, Math.floor(along * cells)));
    slots.push({ left, width: Math.min(picture, width - left), cell });
  }
  return slots;
}
