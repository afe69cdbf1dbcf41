const SCENE =
  'INT. HOUSE - DAY #1#\n\nMARA walks [[slowly]] to the *door*. /* no */\n\nMARA (V.O.)\n(softly)\nHello there.\n\n';

/** A script of about a million characters, as people write them. */
export const MEGABYTE_OF_SCENES = SCENE.repeat(Math.ceil(1e6 / SCENE.length));

/** Texts on which a careless parser takes the square of their length: markup that never closes, runs of one mark. */
export const PATHOLOGICAL_TEXTS = {
  'a megabyte of scenes': MEGABYTE_OF_SCENES,
  'a line of a megabyte': 'word '.repeat(2e5),
  'a megabyte of spaces': `${' '.repeat(1e6)}x${' '.repeat(1e6)}`,
  '10^5 [[': '[['.repeat(1e5),
  '10^5 [[ with lines': '[[\n'.repeat(1e5),
  '10^5 notes in a line': '[[a]] b'.repeat(1e5),
  '10^5 *': '*'.repeat(1e5),
  '10^5 /*': '/*'.repeat(1e5),
  '10^5 brackets': `${'('.repeat(1e5)}\nx`,
  'lines under Chinese headings': '内景 家 日\n他走\n'.repeat(3e4),
  'one-line cues': '小明：好\n'.repeat(5e4),
  '10^5 two-space lines': `MARA\n${'  \n'.repeat(1e5)}`,
  '10^5 #': '.A '.padEnd(1e5, '#'),
  '10^5 title page lines': 'Title: a\n'.repeat(1e5),
} as const;

export type PathologicalText = keyof typeof PATHOLOGICAL_TEXTS;
