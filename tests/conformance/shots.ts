import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftScript } from '../../src-main/app/scripts.ts';
import { readScript } from '../../src-main/script/read-script.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { measureText } from '../../src-shared/storyboard/timing.ts';
import { readCaseFile } from './case-file.ts';
import { labelsSchema, questions, scoreShots } from '../support/script/score-shots.ts';
import type { ShotScore } from '../support/script/score-shots.ts';

/** The labelled texts that are judged where no folder is given, and those that no rule was made for: they only report. */
const labelledTexts = fileURLToPath(new URL('../fixtures/shots', import.meta.url));
const heldOut = join(labelledTexts, 'held-out');

/** What all texts together are to reach: F1 of shot breaks, and the share of labels whose question is answered right. */
const wanted = { f1: 0.8, who: 0.85, where: 0.85, what: 0.85 };
/** How far the length of any one of them may be from what its pages say: a page is a minute, give or take a quarter. */
const mostOffPage = 0.25;

/** What one text's draft came to. */
interface Judged {
  readonly name: string;
  readonly scenes: number;
  readonly seconds: number;
  readonly pageSeconds: number;
  readonly score: ShotScore;
}

/**
 * Drafts each text of a folder that has labels beside it (`NAME.json`) and prints a row for each, one for all of them, and
 * each label that was not met. Without a folder the held-out texts follow in a table of their own, which decides nothing.
 * @returns true where all texts of the first table together reach what is wanted, and each is as long as its pages say
 * @throws Error where the folder has no labelled text, or labels do not fit their text
 */
export async function run(folder: string = labelledTexts): Promise<boolean> {
  const { all, texts } = await judgeFolder(folder);
  const reached =
    f1(all.score) >= wanted.f1 &&
    questions.every((question) => share(all.score.answers[question]) >= wanted[question]) &&
    texts.every(({ seconds, pageSeconds: rule }) => Math.abs(seconds / rule - 1) <= mostOffPage);
  print(
    `${reached ? 'PASS' : 'FAIL'} shots, wanted F1 ${wanted.f1}, who, where and what ${wanted.who} each, each text within ${mostOffPage * 100} % of its pages`,
  );
  if (folder !== labelledTexts) return reached;
  print('\nheld out: labelled after the rules were made, passes nothing and fails nothing');
  await judgeFolder(heldOut);
  return reached;
}

/** Prints a folder's table and misses; its rows, and the one of all its texts. */
async function judgeFolder(folder: string): Promise<{ readonly all: Judged; readonly texts: readonly Judged[] }> {
  const files = (await readdir(folder)).toSorted();
  const texts = files.filter((file) => extname(file) !== '.json' && files.includes(labelsOf(file)));
  const judged: Judged[] = [];
  for (const text of texts) judged.push(await judge(folder, text));
  const [first, ...others] = judged;
  if (!first) throw new Error(`${folder} holds no text with labels beside it (NAME.json).`);

  const all = others.reduce(addUp, { ...first, name: 'all' });
  print(columns.map(({ title, width }) => pad(title, width)).join(''));
  for (const row of [...judged, all]) print(columns.map(({ width, cell }) => pad(cell(row), width)).join(''));
  for (const { name, score } of judged) for (const miss of score.misses) print(`${name}: ${miss}`);
  return { all, texts: judged };
}

function labelsOf(file: string): string {
  return `${basename(file, extname(file))}.json`;
}

async function judge(folder: string, file: string): Promise<Judged> {
  const path = join(folder, file);
  const script = await readScript(path);
  const storyboard = draftScript(script, path);
  const labels = await readCaseFile(join(folder, labelsOf(file)), labelsSchema);
  const seconds = storyboard.scenes.flatMap(({ shots }) => shots.map(({ duration_s }) => duration_s));
  return {
    name: basename(file, extname(file)),
    scenes: storyboard.scenes.length,
    seconds: seconds.reduce((sum, each) => sum + each, 0),
    pageSeconds: extname(file) === '.md' ? narrationSeconds(script.screenplay) : pageSeconds(script.screenplay),
    score: scoreShots(script.text, script.screenplay, storyboard, labels),
  };
}

function addUp(sum: Judged, { scenes, seconds, pageSeconds: rule, score }: Judged): Judged {
  const { drafted, labelled, breaks, answers, misses } = sum.score;
  const tally = (question: (typeof questions)[number]): ShotScore['answers']['who'] => ({
    right: answers[question].right + score.answers[question].right,
    asked: answers[question].asked + score.answers[question].asked,
  });
  return {
    name: sum.name,
    scenes: sum.scenes + scenes,
    seconds: sum.seconds + seconds,
    pageSeconds: sum.pageSeconds + rule,
    score: {
      drafted: drafted + score.drafted,
      labelled: labelled + score.labelled,
      breaks: {
        drafted: breaks.drafted + score.breaks.drafted,
        labelled: breaks.labelled + score.breaks.labelled,
        found: breaks.found + score.breaks.found,
      },
      answers: { who: tally('who'), where: tally('where'), what: tally('what') },
      misses: [...misses, ...score.misses],
    },
  };
}

/** Characters a line and lines a page of a screenplay in its usual form; a Han character is as wide as two others. */
const columnsOf: Readonly<Record<string, number>> = { dialogue: 35, lyrics: 35, parenthetical: 25 };
const actionColumns = 60;
const linesOfPage = 54;
/** Elements that follow the one before without an empty line. */
const tightTypes: ReadonlySet<string> = new Set(['dialogue', 'lyrics', 'parenthetical']);
const shownTypes: ReadonlySet<string> = new Set([
  ...tightTypes,
  'scene_heading',
  'action',
  'centered',
  'character',
  'transition',
]);

/** A minute a page. */
function pageSeconds({ elements }: Screenplay): number {
  let lines = 0;
  for (const { type, text } of elements) {
    if (!shownTypes.has(type)) continue;
    const width = text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
    lines += Math.ceil(width / (columnsOf[type] ?? actionColumns)) + (tightTypes.has(type) ? 0 : 1);
  }
  return (lines / linesOfPage) * 60;
}

/** What is read aloud over pictures has no pages: 145 words or 260 characters are a minute. */
function narrationSeconds({ elements }: Screenplay): number {
  const { words, characters } = measureText(
    elements
      .filter(({ type }) => type === 'action' || type === 'dialogue')
      .map(({ text }) => text)
      .join('\n'),
  );
  return (words / 145 + characters / 260) * 60;
}

function share({ right, asked }: { readonly right: number; readonly asked: number }): number {
  return asked === 0 ? 1 : right / asked;
}

function precision({ breaks }: ShotScore): number {
  return share({ right: breaks.found, asked: breaks.drafted });
}

function recall({ breaks }: ShotScore): number {
  return share({ right: breaks.found, asked: breaks.labelled });
}

function f1({ breaks }: ShotScore): number {
  return share({ right: 2 * breaks.found, asked: breaks.drafted + breaks.labelled });
}

const columns: readonly { readonly title: string; readonly width: number; readonly cell: (row: Judged) => string }[] = [
  { title: 'text', width: -25, cell: ({ name }) => name },
  { title: 'scenes', width: 6, cell: ({ scenes }) => String(scenes) },
  { title: 'shots', width: 7, cell: ({ score }) => String(score.drafted) },
  { title: 'labelled', width: 10, cell: ({ score }) => String(score.labelled) },
  { title: 'mean s', width: 8, cell: ({ seconds, score }) => (seconds / score.drafted).toFixed(1) },
  { title: 'seconds', width: 9, cell: ({ seconds }) => seconds.toFixed(0) },
  { title: 'by page', width: 9, cell: (row) => `${((row.seconds / row.pageSeconds) * 100).toFixed(0)} %` },
  { title: 'precision', width: 11, cell: ({ score }) => precision(score).toFixed(2) },
  { title: 'recall', width: 8, cell: ({ score }) => recall(score).toFixed(2) },
  { title: 'F1', width: 6, cell: ({ score }) => f1(score).toFixed(2) },
  { title: 'who', width: 6, cell: ({ score }) => share(score.answers.who).toFixed(2) },
  { title: 'where', width: 7, cell: ({ score }) => share(score.answers.where).toFixed(2) },
  { title: 'what', width: 6, cell: ({ score }) => share(score.answers.what).toFixed(2) },
];

/** To the left where the width is negative. */
function pad(text: string, width: number): string {
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
