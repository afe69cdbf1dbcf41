/** How takes are looked at: one, up to four beside each other, or two under a line that is drawn over them. */
export const STAGE_MODES = ['one', 'side', 'wipe'] as const;
export type StageMode = (typeof STAGE_MODES)[number];
