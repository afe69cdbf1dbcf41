/**
 * accurate_rnd and the full_chroma pair make pure colours land on the values BT.709 names, and let every pixel weigh in the
 * halved chroma.
 */
export const SCALE_FLAGS = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';

/** Burns an ASS script in. */
export function captionFilter(captions: { readonly script: string; readonly fonts: string }): string {
  return `ass=filename=${filterValue(captions.script)}:fontsdir=${filterValue(captions.fonts)}`;
}

/** Writes a value so that ffmpeg's filter graph parser reads it back unchanged (ffmpeg-filters, "Notes on filtergraph escaping"). */
export function filterValue(value: string): string {
  const asOption = value.replaceAll(/[\\':]/g, String.raw`\$&`);
  return asOption.replaceAll(/[\\'[\],;]/g, String.raw`\$&`);
}
