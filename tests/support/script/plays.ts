import { readFileSync } from 'node:fs';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const SAMPLES = new URL('../../../resources/samples/', import.meta.url);

/** A text of `tests/fixtures`, by its path there. */
export function fixtureText(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

/** A script of `resources/samples`. */
export function sampleText(name: string): string {
  return readFileSync(new URL(name, SAMPLES), 'utf8');
}

/** A play of `plays/en` written as a screenplay: headings, action, cues and speeches, every word kept. */
export function englishScreenplay(play: string): string {
  const written: string[] = [];
  for (const line of play.slice(play.search(/^ACT I$/mu)).split('\n')) {
    const [, place] = /^SCENE [IVX]+\t(.*)$/u.exec(line) ?? [];
    const [, direction] = /^\t+\[(.*?)\]?$/u.exec(line) ?? [];
    const [, cue, words] = /^([A-Z][A-Za-z ]+)\t(.+)$/u.exec(line) ?? [];
    if (place !== undefined) written.push('', `EXT. ${place.replace(/\.$/u, '').toUpperCase()} - DAY`, '');
    else if (direction !== undefined) written.push('', `${direction}.`, '');
    else if (cue !== undefined && words !== undefined) written.push('', cue.toUpperCase(), words);
    else if (!/^(?:ACT|\tAS YOU LIKE IT|SCENE)/u.test(line)) written.push(line.trim());
  }
  return `${written
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()}\n`;
}

/** A play of `plays/zh` written as a Chinese screenplay: a heading for so many paragraphs, △ action, one-line cues. */
export function chineseScreenplay(play: string): string {
  const places = ['内景 厅堂 日', '外景 江边 黄昏', '内景 书房 夜', '外景 城门 日'];
  const paragraphs = play.split('\n').filter((line) => line.trim() !== '');
  return paragraphs
    .map((line, index) => {
      const heading = index % 20 === 0 ? `${index / 20 + 1}、${places[(index / 20) % places.length]}\n\n` : '';
      const [, cue = '', words] = /^（(\p{Script=Han}{1,4}?)[云唱]）(.+)$/u.exec(line.trim()) ?? [];
      return `${heading}${words === undefined ? `△${line.trim()}` : `${cue}：${words}`}\n`;
    })
    .join('\n');
}

/** A real play as a screenplay of at least so many characters, from its first scene on, begun again where it ends. */
export function longScreenplay(characters: number): string {
  const once = englishScreenplay(fixtureText('plays/en/as-you-like-it.txt'));
  const all = `${once}\n`.repeat(Math.ceil(characters / once.length));
  const end = all.indexOf('\n\n', characters);
  return `${all.slice(0, end < 0 ? all.length : end)}\n`;
}

/** The sample as a screenplay of so many characters: short shots, many elements. */
export function repeatedSample(characters: number): string {
  const sample = sampleText('the-lighthouse.fountain');
  const scenes = `${sample.slice(sample.search(/^EXT\./mu))}\n\n`;
  return scenes.repeat(Math.ceil(characters / scenes.length)).slice(0, characters);
}
