import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { attachCues } from '../../src-shared/captions/cue.ts';
import { readCaptions } from '../../src-shared/captions/read-captions.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { issueSentence } from '../../src-shared/contract/issue-sentence.ts';
import { say, sentenceText } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { ImportedCut } from '../../src-shared/contract/timeline.ts';
import type { FilmMedia, ReadCutList } from '../../src-shared/interchange/cut-list.ts';
import { readEdl } from '../../src-shared/interchange/read-edl.ts';
import { readFcpxml } from '../../src-shared/interchange/read-fcpxml.ts';
import { readOtio } from '../../src-shared/interchange/read-otio.ts';
import { timelineOf } from '../../src-shared/interchange/timeline-of.ts';
import { apply } from '../../src-shared/timeline/apply.ts';
import { sortedById } from '../../src-shared/timeline/assemble.ts';
import { recut, withAttached } from '../../src-shared/timeline/edit.ts';
import type { Edited } from '../../src-shared/timeline/edit.ts';
import { ZERO } from '../../src-shared/timeline/rational.ts';
import type { FrameRate } from '../../src-shared/timeline/rational.ts';
import type { AttachedItem, ItemSource, Timeline } from '../../src-shared/timeline/records.ts';
import { StoredAttachmentRecord, StoredItemRecord } from '../../src-shared/timeline/schemas.ts';
import { readOtioz } from '../export/otioz.ts';
import { newId } from '../library/ids.ts';
import { patiently } from '../library/write.ts';
import { decodeText } from '../script/encoding.ts';
import { mediaOfFilm } from './export-cut.ts';
import type { FilmCut } from './film-cut.ts';
import { openCut } from './film-cut.ts';
import type { Services } from './services.ts';
import { viewOf } from './timeline-view.ts';

type Imported = z.input<typeof ImportedCut>;

/** What an import is called in the log. */
const MARK = 'import';

/** Cuts and captions of the longest films are tens of MB. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Readers of cuts by the ending of a file's name; of an archive, what is in it. */
const READERS: Readonly<Record<string, (bytes: Buffer, path: string, rate: FrameRate) => ReadCutList>> = {
  '.otio': (bytes) => readOtio(bytes.toString('utf8')),
  '.fcpxml': (bytes) => readFcpxml(bytes),
  '.edl': (bytes, path, rate) => readEdl(decodeText(bytes, path).text, rate),
};

const CAPTIONS: ReadonlySet<string> = new Set(['.srt', '.vtt', '.ass', '.ssa']);

/**
 * Reads captions into a project's film, or another cut of it: one step that can be undone.
 * @param lane of captions, where their file names none; unless it is said, what the file's name says (film.zh.srt), or "own"
 * @throws ShotloomError not_found, script_missing, script_binary, script_damaged; bad_option for a file that is neither, or holds nothing
 */
export async function importIntoCut(
  services: Services,
  projectId: string,
  path: string,
  lane: string | undefined,
): Promise<Imported> {
  const cut = await openCut(services, projectId, 'best');
  const extension = extname(path).toLowerCase();
  if (CAPTIONS.has(extension)) return await importCaptions(cut, path, lane ?? laneIn(path));
  if (lane !== undefined)
    throw new ShotloomError('bad_option', say`Captions have a lane, and "${basename(path)}" is a cut: leave it away.`);
  return await importList(cut, path, await readList(path, cut.timeline.rate));
}

/** `film.zh.srt`, `film.zh-Hans.vtt` */
function laneIn(path: string): string {
  return /\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.[^.]+$/u.exec(basename(path))?.[1] ?? 'own';
}

/** Captions that a person attached in the lanes of the file give way to it: a file that was mended is read again. */
async function importCaptions(cut: FilmCut, path: string, lane: string): Promise<Imported> {
  const { cues, faults } = readCaptions(decodeText(await bytesOf(path), path).text);
  if (cues.length === 0)
    throw new ShotloomError('bad_option', faults[0] ?? say`The file has no captions; give another.`);
  const lanes = new Set(cues.map((cue) => cue.lane ?? lane));
  const isReplaced = ({ id, content }: AttachedItem): boolean =>
    content.kind === 'caption' && lanes.has(content.lane) && !id.includes('/');
  const { timeline: before, sources, stored } = cut;
  const others = before.attached.filter((each) => !isReplaced(each));
  const { commands, left } = attachCues({ ...before, attached: others }, cues, lane, () => newId('att'));
  let timeline: Timeline = { ...before, attached: others };
  const refused: Sentence[] = [];
  for (const command of commands) {
    const outcome = apply(sources, timeline, command);
    if ('refused' in outcome) refused.push(outcome.refused.sentence);
    else timeline = outcome.timeline;
  }
  const edited = withAttached(sources, stored, timeline.attached);
  return await write(cut, edited, path, {
    kind: 'captions',
    captions: commands.length - refused.length,
    replaced: before.attached.length - others.length,
    missing: [],
    said: [...faults, ...left, ...refused],
  });
}

async function readList(path: string, rate: FrameRate): Promise<ReadCutList> {
  const extension = extname(path).toLowerCase();
  if (extension === '.otioz') return readOtio(await readOtioz(path));
  const read = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined;
  if (read) return read(await bytesOf(path), path, rate);
  throw new ShotloomError(
    'bad_option',
    say`"${basename(path)}" is neither captions (.srt, .vtt, .ass) nor a cut (.otio, .otioz, .fcpxml, .edl); give one of these.`,
  );
}

async function importList(cut: FilmCut, path: string, { list, faults }: ReadCutList): Promise<Imported> {
  const { library, sources, stored } = cut;
  if (!list || list.main.entries.length === 0)
    throw new ShotloomError('bad_option', faults[0] ?? say`"${basename(path)}" cuts nothing; give another.`);
  const known = { sources, media: [...mediaOfFilm(cut), ...drawnMedia(cut)], idOf: () => newId('itm') };
  const { timeline, missing, ...read } = timelineOf(list, known);
  const isThere = (lut: string | null): boolean => lut === null || library.store.has(lut);
  const main = timeline.main.map((item) =>
    isThere(item.colour.lut) ? item : { ...item, colour: { ...item.colour, lut: null } },
  );
  const lost = timeline.main.filter(({ colour }) => !isThere(colour.lut)).length;
  const isOfOthers = list.own === null;
  const attached = isOfOthers ? withOwn(cut, timeline, list.markers.length > 0) : timeline.attached;
  const range = isOfOthers ? cut.timeline.range : timeline.range;
  const edited = recut(sources, stored, { ...timeline, main, attached, range });
  return await write(cut, edited, path, {
    kind: 'cut',
    captions: 0,
    replaced: 0,
    missing,
    said: [
      ...faults,
      ...read.faults,
      ...(lost === 0
        ? []
        : [say`Tables of colours (LUT) of ${lost} items are not in this library; give their files again.`]),
    ],
  });
}

/**
 * Lists of others know nothing of captions and titles over the film: those of pictures that are still there stay.
 * @param hasMarkers the list has markers, in whose place they come
 */
function withOwn({ timeline: before }: FilmCut, { main, attached }: Timeline, hasMarkers: boolean): AttachedItem[] {
  const items = new Set(main.map(({ id }) => id));
  const read = new Set(attached.map(({ id }) => id));
  const kept = before.attached.filter(
    ({ id, anchor, content }) =>
      !read.has(id) && (anchor === null || items.has(anchor)) && !(hasMarkers && content.kind === 'marker'),
  );
  return sortedById([...attached, ...kept]);
}

/** What of a film has no file, by the names that lists give it. */
function drawnMedia({ shots, graphics, timeline }: FilmCut): FilmMedia[] {
  const drawn = (name: string, source: ItemSource): FilmMedia => ({
    ...{ name, label: name, url: null, sha256: null, start: null, duration: null, reel: null },
    ...{ source, zero: ZERO },
  });
  return [
    ...shots.flatMap(({ id, take }) => (take ? [] : [drawn(id, { kind: 'shot', shot: id, take: null })])),
    ...graphics.map(({ id }) => drawn(id, { kind: 'graphic', graphic: id })),
    ...timeline.main.flatMap(({ source }) =>
      source.kind === 'title' ? [drawn(source.title.text.replaceAll(/\s+/gu, ' '), source)] : [],
    ),
  ];
}

async function write(
  cut: FilmCut,
  { changes, timeline, stored }: Edited,
  path: string,
  told: Omit<Imported, 'timeline' | 'changes' | 'faults'>,
): Promise<Imported> {
  const { library, project } = cut;
  for (const { table, after } of changes) {
    const schema = table === 'timeline_items' ? StoredItemRecord : StoredAttachmentRecord;
    const fault = after === null || table === 'timelines' ? null : schema.safeParse(after).error?.issues[0];
    if (fault)
      throw new ShotloomError(
        'bad_option',
        say`"${basename(path)}" cannot be taken over: it has ${issueSentence(fault)}.`,
      );
  }
  await patiently(() => library.commit(project.id, MARK, changes));
  const faults = told.said.map((each) => sentenceText(each));
  return { ...told, faults, timeline: viewOf(cut, timeline, stored), changes: changes.length };
}

async function bytesOf(path: string): Promise<Buffer> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile())
    throw new ShotloomError('script_missing', say`"${name}" was not found, or is no file; check its path.`);
  if (found.size > MOST_BYTES)
    throw new ShotloomError('script_binary', say`"${name}" is larger than any cut or captions.`);
  return await readFile(path).catch((cause: unknown) => {
    throw new ShotloomError('script_missing', say`"${name}" may not be read; check its permissions.`, { cause });
  });
}
