import type { Theme } from './records.ts';

/** Colours of a graphic, `#rrggbb`. Text of each can be read on the ground (4.5 : 1), shapes can be told from it (3 : 1). */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly ink: string;
  /** Of what is said beside the main thing. */
  readonly dim: string;
  /** Of lines that only help the eye. */
  readonly line: string;
  readonly accent: string;
  /** Of text on the accent. */
  readonly onAccent: string;
  /** Of the series of a chart, the accent first. */
  readonly series: readonly string[];
}

const DARK = { ground: '#14161b', panel: '#1d2027', ink: '#f4f5f7', dim: '#a9b0bc', line: '#343943' };
const LIGHT = { ground: '#f7f5f0', panel: '#ffffff', ink: '#1a1c21', dim: '#5a606b', line: '#d8d4cb' };
/** Apart in hue and in lightness, for those who see few hues. */
const HUES = ['#4e9bff', '#2fbf9b', '#f2727f', '#b48cf2', '#e3c14d', '#86b93f', '#d97b3f', '#d65db1'];
const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;
/** Colours nearer than that to the accent are not used beside it, as long as so many are left. */
const ALIKE = 90;
const LEAST_HUES = 5;

/** The colours of a theme. */
export function paletteOf(theme: Theme): Palette {
  const base = theme.mode === 'dark' ? DARK : LIGHT;
  const nearest = HUES.toSorted((a, b) => distance(a, theme.accent) - distance(b, theme.accent));
  const alike = nearest.slice(0, HUES.length - LEAST_HUES).filter((hue) => distance(hue, theme.accent) < ALIKE);
  const others = HUES.filter((hue) => !alike.includes(hue));
  const series = [theme.accent, ...others].map((hue) => standingOut(hue, base, SHAPE_CONTRAST));
  const accent = standingOut(theme.accent, base, TEXT_CONTRAST);
  const inks = [DARK.ground, '#ffffff'];
  const onAccent = inks.reduce((best, ink) => (contrast(ink, accent) > contrast(best, accent) ? ink : best));
  return { ...base, accent, onAccent, series };
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Nearer to the colour of text, step by step, until it stands out from the ground. */
function standingOut(colour: string, { ground, panel, ink }: typeof DARK, least: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(colour, ink, share);
    if (contrast(tried, ground) >= least && contrast(tried, panel) >= least) return tried;
  }
  return ink;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(one: string, other: string, share: number): string {
  const to = parts(other);
  const mixed = parts(one).map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function distance(one: string, other: string): number {
  const to = parts(other);
  return Math.hypot(...parts(one).map((value, index) => value - (to[index] ?? 0)));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
