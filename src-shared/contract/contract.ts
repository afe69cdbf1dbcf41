import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Board, BoardSince, ProjectChange, ProjectSettings, ShotsCommand } from './board.ts';
import { DeliveryInput, PresetView, RenderChange, RunningRender } from './delivery.ts';
import { call } from './call.ts';
import { exportCalls } from './exports.ts';
import {
  FootageDetails,
  FootageEditInput,
  FootageImport,
  ImportProgress,
  ImportSummary,
  PartShown,
  ShownPart,
} from './footage.ts';
import { EnqueuedTakes, JobChange, JobList, JobListFollowed, QueueProgress, QueueSummary } from './jobs.ts';
import { GraphicDetails, GraphicId, GraphicInput } from './graphics.ts';
import { modelCalls } from './models.ts';
import {
  Backup,
  BundleProgress,
  BundleSummary,
  CheckProgress,
  CheckReport,
  Collected,
  LibraryChanges,
  Snapshot,
  SnapshotId,
  TrashableId,
  TrashedThing,
} from './library.ts';
import {
  asMade,
  ChangedProject,
  ChosenTake,
  DescribedName,
  Descriptions,
  ExportFormat,
  ExportProgress,
  ExportSummary,
  FileGrant,
  FilmSettings,
  GenerationProgress,
  GenerationSummary,
  list,
  ListedProject,
  OpenedProject,
  ParkedShot,
  ProjectId,
  PromptSummary,
  DrawnFrame,
  RenderProgress,
  RenderSummary,
  ShotId,
  ShotsPerPage,
  Style,
  TakeKind,
} from './schemas.ts';
import { KnownVersion } from './since.ts';
import { scriptCalls } from './scripts.ts';
import {
  FilmSoundTold,
  LineRecordingInput,
  NarrationInput,
  NarrationProgress,
  NarrationSummary,
  OfferedVoice,
  RecordedLine,
  SoundInput,
  SpeechInput,
  SpokenSummary,
} from './speech.ts';
import { systemCalls } from './settings.ts';
import {
  CutEdit,
  CutEdits,
  ImportedCut,
  TimelineEdited,
  TimelineEditedSince,
  TimelineSince,
  TimelineView,
} from './timeline.ts';
import { PreviewMade, PreviewProgress } from './preview.ts';
import { Everything, FindInput, FoundPage, ReviewedTake, ReviewInput, SearchInput } from './search.ts';
import {
  Gesture,
  ShotEdit,
  Strength,
  ShotStatus,
  TakeComparison,
  TakeDetails,
  TakeId,
  VerifyProgress,
  VerifySummary,
} from './takes.ts';

/** How many takes of a shot. */
const Takes = z.int().min(1).max(32);

/** Takes of all shots of a project, or of one. A style becomes the project's first. */
const WantedTakes = z.object({
  project: ProjectId,
  kind: TakeKind,
  shot: ShotId.optional(),
  takes: Takes.optional(),
  style: Style.optional(),
});

/**
 * Every call of Shotloom, whatever the host: a MessagePort in Electron, a WebSocket for the page, a direct call in the
 * command line. Inputs are parsed here, at the boundary; progress is an event iterator that returns a summary.
 */
export const contract = {
  scripts: scriptCalls,
  projects: {
    /** Reads a script, drafts it and merges the draft into the project of that script, which is made if there is none. */
    open: call
      .input(z.object({ file: FileGrant, project: ProjectId.optional(), settings: FilmSettings }))
      .output(OpenedProject),
    /**
     * Gives one of the cast, or (name null) the film's colours, a reference picture, which the project keeps, or (picture null)
     * none; answers the name as the cast has it.
     */
    setPicture: call
      .input(
        z.object({
          project: ProjectId,
          name: z.string().trim().min(1).max(200).nullable(),
          picture: FileGrant.nullable(),
        }),
      )
      .output(z.object({ name: z.string().nullable() })),
    /** How the cast and the places are described. */
    descriptions: call.input(z.object({ project: ProjectId })).output(Descriptions),
    /** Says how one of the cast, or else a place, looks in all shots; null is as the script says. */
    describe: call
      .input(
        z.object({
          project: ProjectId,
          name: z.string().trim().min(1).max(200),
          description: z.string().trim().max(300).nullable(),
        }),
      )
      .output(DescribedName),
    list: call.output(z.array(ListedProject)),
    /** The current still of the first shot that has one. */
    poster: call.input(z.object({ project: ProjectId })).output(z.object({ take: TakeId.nullable() })),
    /** The storyboard with all that a screen shows of it. */
    board: call.input(z.object({ project: ProjectId })).output(asMade(Board)),
    /** The same for who knows it: what of it is other than in the version that is named. */
    boardSince: call.input(KnownVersion).output(asMade(BoardSince)),
    /** Changes what a project is made with, its title included: one step that can be undone. */
    settings: call.input(z.object({ project: ProjectId, settings: ProjectChange })).output(ProjectSettings),
    /** Takes back the last step of a project: reading its script, its settings, a picture, a description, a rating. */
    undo: call.input(z.object({ project: ProjectId })).output(ChangedProject),
    /** Does again what was taken back last. */
    redo: call.input(z.object({ project: ProjectId })).output(ChangedProject),
    /** The shots that the script lost, with all that they have. */
    tray: call.input(z.object({ project: ProjectId })).output(z.array(ParkedShot)),
    /** Puts a shot of the tray back on the board, where it stays although the script lacks it; answers its number there. */
    restore: call
      .input(z.object({ project: ProjectId, shot: ShotId }))
      .output(z.object({ number: z.int().positive() })),
    /** Gives the present state of a project a name, under which it stays whatever is done afterwards. */
    takeSnapshot: call
      .input(z.object({ project: ProjectId, name: z.string().trim().min(1).max(100) }))
      .output(Snapshot),
    snapshots: call.input(z.object({ project: ProjectId })).output(z.array(Snapshot)),
    /** Makes a project of a snapshot, with all its takes: a copy, beside the project that it was taken of. */
    openSnapshot: call.input(z.object({ snapshot: SnapshotId })).output(ListedProject),
    /** Makes another project of the same, with all its takes. */
    duplicate: call.input(z.object({ project: ProjectId })).output(ListedProject),
    dropSnapshot: call.input(z.object({ snapshot: SnapshotId })).output(z.object({ dropped: z.boolean() })),
    shots: call.input(z.object({ project: ProjectId })).output(asMade(z.array(ShotStatus))),
    /** Writes a project's shot list, storyboard, or the captions or the cut of its film; shots without a current still go without a picture. */
    export: call
      .input(
        z.object({ project: ProjectId, format: ExportFormat, per_page: ShotsPerPage.default(6), output: FileGrant }),
      )
      .output(eventIterator(ExportProgress, ExportSummary)),
  },
  shots: {
    /** Says of one shot what its script does not; answers how it stands then. */
    edit: call.input(z.object({ shot: ShotId, edit: ShotEdit, gesture: Gesture.optional() })).output(ShotStatus),
    /** Says the same of many shots of one project, as one step; answers how many that changes. */
    editMany: call
      .input(z.object({ shots: z.array(ShotId).min(1).max(5000), edit: ShotEdit, gesture: Gesture.optional() }))
      .output(z.object({ changed: z.int().nonnegative() })),
    /**
     * Inserts, copies, removes, splits, merges or moves shots: one step that can be undone, which a script that is read again keeps.
     * Answers the shots that it made.
     */
    arrange: call
      .input(z.object({ project: ProjectId, command: ShotsCommand }))
      .output(z.object({ made: list(ShotId) })),
    /** Has a model pack begin from the person's own picture that stands for a shot, in whose place takes are shown again: one step. */
    drawFromOwn: call.input(z.object({ shot: ShotId, strength: Strength })).output(ShotStatus),
  },
  takes: {
    /** Makes what is not current. */
    generate: call.input(WantedTakes).output(eventIterator(GenerationProgress, GenerationSummary)),
    /** Queues what is not current, for whoever runs the queue. */
    enqueue: call.input(WantedTakes).output(EnqueuedTakes),
    /** Lets the model's discriminator choose among the first takes of every shot, or of one, whose stills are there. */
    choose: call
      .input(z.object({ project: ProjectId, takes: Takes, shot: ShotId.optional() }))
      .output(eventIterator(GenerationProgress, z.array(ChosenTake))),
    /** Every take of a shot, the newest first. */
    list: call.input(z.object({ shot: ShotId })).output(z.array(TakeDetails)),
    /** Shows this take, which is one of the tries that its shot asks for. */
    show: call.input(z.object({ take: TakeId })).output(TakeDetails),
    /** Keeps a take on its shot whatever the shot asks for, or lets go of it. */
    lock: call.input(z.object({ take: TakeId, locked: z.boolean() })).output(TakeDetails),
    /** Asks the model's discriminator what it thinks of a take, and keeps that. */
    score: call.input(z.object({ take: TakeId })).output(TakeDetails),
    compare: call.input(z.object({ one: TakeId, other: TakeId })).output(TakeComparison),
    /** Makes takes again, of a project or one, and compares them with what is stored; nothing of the library changes. */
    verify: call
      .input(z.object({ project: ProjectId, take: TakeId.optional() }))
      .output(eventIterator(VerifyProgress, VerifySummary)),
    /** Makes one picture (a PNG) or clip (an MP4) of a prompt, outside any project. */
    fromPrompt: call
      .input(
        z.object({
          prompt: z.string().trim().min(1).max(2000),
          kind: TakeKind,
          /** As long as the voice, or 4, unless given. */
          seconds: z.number().min(0.1).max(60).optional(),
          settings: FilmSettings,
          /** A file whose sound moves the mouth of who talks, and is heard in the clip. */
          voice: FileGrant.optional(),
          /** SubRip or WebVTT, what is said and when: the thing that is shown is stressed as its word is spoken, or appears then. */
          words: FileGrant.optional(),
          entrance: z.enum(['stressed', 'appears']).optional(),
          /** Where to write which words were looked at for what was heard (a PNG). */
          attention: FileGrant.optional(),
          /** Of so many takes the one that the discriminator likes best. */
          takes: Takes.optional(),
          /** A reference picture of who is named first. */
          look: FileGrant.optional(),
          /** A picture whose colours the light takes on. */
          palette: FileGrant.optional(),
          output: FileGrant,
        }),
      )
      .output(eventIterator(GenerationProgress, PromptSummary)),
    /** Rates a take, tags it, writes a note to it: one step of its project that can be undone. */
    review: call.input(ReviewInput).output(ReviewedTake),
  },
  /** Videos, pictures and sounds from outside. */
  footage: {
    /** Copies files into the library; those that cannot be used are named, the others are there. Nothing is overwritten. */
    import: call.input(FootageImport).output(eventIterator(ImportProgress, ImportSummary)),
    /** The footage of a project in the order in which it came. */
    list: call.input(z.object({ project: ProjectId })).output(z.array(FootageDetails)),
    /** Says of footage which part is meant, whose it is, and what is thought of it: one step that can be undone. */
    edit: call.input(FootageEditInput).output(FootageDetails),
    /** Shows a part of it in place of a shot, and says which part, as one step that can be undone; the shot may become as long as the part. */
    showPart: call.input(ShownPart).output(PartShown),
  },
  /** Charts, slides, lower thirds, tickers, formulas, pictures: drawn by rule, shown by the timeline. */
  graphics: {
    /** Those of a project in the order in which they were made. */
    list: call.input(z.object({ project: ProjectId })).output(z.array(GraphicDetails)),
    /** Makes one: a step that can be undone, one with edits of the timeline of the same gesture. */
    make: call
      .input(z.object({ project: ProjectId, graphic: GraphicInput, gesture: Gesture.optional() }))
      .output(GraphicDetails),
    /** Says one anew, wherever it is shown. */
    change: call.input(z.object({ graphic: GraphicId, to: GraphicInput })).output(GraphicDetails),
    /** Takes one away; the film goes on without it. */
    remove: call.input(z.object({ graphic: GraphicId })).output(z.object({ removed: GraphicId })),
    /** The first table of a file (.csv, .xlsx, Markdown) as text that charts take. */
    readTable: call.input(z.object({ file: FileGrant })).output(z.object({ csv: z.string() })),
  },
  /** The queue of takes that are to be made, which all processes on one library share. */
  jobs: {
    /** Jobs that have not ended, or all; of these, where a moment is given, those that were asked for since. */
    list: call
      .input(
        z.object({
          project: ProjectId.optional(),
          ended: z.boolean().default(false),
          since: z.iso.datetime().optional(),
        }),
      )
      .output(JobList),
    /** Answers how many jobs it changed; what runs stops within a step. */
    change: call.input(JobChange).output(z.object({ changed: z.int().nonnegative() })),
    /** Makes all that waits, or what of a project does, until nothing is left but what is paused. */
    run: call.input(z.object({ project: ProjectId.optional() })).output(eventIterator(QueueProgress, QueueSummary)),
    /** The list, and again whenever it may have changed, whichever process did that; without end. */
    watch: call.input(z.object({ project: ProjectId.optional() })).output(eventIterator(JobList)),
    /** The same, told as what of it is other than it was. */
    follow: call.input(z.object({ project: ProjectId.optional() })).output(eventIterator(asMade(JobListFollowed))),
  },
  /** How films are cut (src-shared/timeline/records.ts). */
  timeline: {
    /** The film as it is cut now. */
    show: call.input(z.object({ project: ProjectId })).output(asMade(TimelineView)),
    /** The same for who knows it: what of it is other than in the version that is named. */
    showSince: call.input(KnownVersion).output(asMade(TimelineSince)),
    /** Does a command to it: one step that can be undone; what cannot be done is refused with why. */
    edit: call.input(CutEdit).output(asMade(TimelineEdited)),
    /** Does several, all or none, for who knows how it was cut. */
    editSince: call.input(CutEdits.extend(KnownVersion.shape)).output(asMade(TimelineEditedSince)),
    /** Reads captions (.srt, .vtt, .ass) into it, or another cut of it (.otio, .otioz, .fcpxml, .edl): one step that can be undone. */
    import: call
      .input(z.object({ project: ProjectId, file: FileGrant, lane: z.string().trim().min(1).max(100).optional() }))
      .output(ImportedCut),
    /** Stores a table of colours (.cube), which `colour` names by the SHA-256 that is answered. */
    storeLut: call.input(z.object({ file: FileGrant })).output(z.object({ lut: z.string() })),
  },
  films: {
    /** Renders the film: clips, and stills where a clip is missing; or stills only. What the output is says the ending of its name. */
    render: call.input(DeliveryInput).output(eventIterator(RenderProgress, RenderSummary)),
    /** The renders that run in this process, in the order in which they were begun. */
    renders: call.output(z.array(RunningRender)),
    /** Pauses, resumes or cancels one; answers whether that changed anything. */
    changeRender: call.input(RenderChange).output(z.object({ changed: z.boolean() })),
    /** Makes the film for being looked at, as an export that asks for nothing else makes it; what an edit did not touch is there already. */
    preview: call.input(z.object({ project: ProjectId })).output(eventIterator(PreviewProgress, PreviewMade)),
    /** What films can be rendered as on this machine. */
    presets: call.output(z.array(PresetView)),
    /** Writes the frame at a moment (`12.5`, `1:02.5`, `00:00:01:12`) as a picture (PNG), byte for byte as the film shows it. */
    frame: call
      .input(
        z.object({
          project: ProjectId,
          pictures: z.enum(['best', 'stills']),
          at: z.string().min(1).max(40),
          output: FileGrant,
        }),
      )
      .output(DrawnFrame),
  },
  /** What leaves, made by the program whoever watches: a page that is closed or reloaded stops nothing. */
  exports: exportCalls,
  models: modelCalls,
  speech: {
    /** The voices that can be chosen on this machine. */
    voices: call.output(z.array(OfferedVoice)),
    /** Speaks one line into a file. */
    speak: call.input(SpeechInput).output(SpokenSummary),
    /** Speaks every line of a film, each with its character's voice, in time with its shots: speech that is longer lengthens them. */
    narrate: call.input(NarrationInput).output(eventIterator(NarrationProgress, NarrationSummary)),
    /** Speaks what of a film's lines was not spoken yet; `takes.generate` does so too, and `jobs.watch` tells of both. */
    prepare: call
      .input(z.object({ project: ProjectId }))
      .output(eventIterator(NarrationProgress, z.object({ lines: z.int().nonnegative() }))),
    /** How a film sounds. */
    sound: call.input(z.object({ project: ProjectId })).output(FilmSoundTold),
    /** Changes it, as one step that can be undone. */
    setSound: call.input(SoundInput).output(FilmSoundTold),
    /** Takes a person's recording for a line. */
    record: call.input(LineRecordingInput).output(RecordedLine),
  },
  library: {
    /** The clips that are asked for, a page of them. */
    search: call.input(SearchInput).output(FoundPage),
    /** Finds words in everything: titles, scripts, shots, takes and footage. */
    find: call.input(FindInput).output(Everything),
    /** The backups of the library's database, the newest first; also of a library that cannot be opened. */
    backups: call.output(z.array(Backup)),
    backUp: call.output(Backup),
    /** Puts a backup ("latest": the newest) in the place of the database, which is kept among the backups. */
    restore: call.input(z.object({ backup: z.string().min(1).max(200) })).output(Backup),
    /** What lies in the trash, what was thrown away last at the front. After 30 days it is gone for good. */
    trash: call.output(z.array(TrashedThing)),
    /** Throws a take, footage or a project away. */
    throwAway: call.input(z.object({ id: TrashableId })).output(TrashedThing),
    /** Takes it back. */
    takeBack: call.input(z.object({ id: TrashableId })).output(TrashedThing),
    /** Lets go of what has lain in the trash for 30 days; done once a day by itself. */
    collect: call.output(Collected),
    /** Writes a project with its media as one `.shotloom` file. */
    bundle: call
      .input(z.object({ project: ProjectId, output: FileGrant }))
      .output(eventIterator(BundleProgress, BundleSummary)),
    /** Adds the project of such a file, beside what is there; a damaged one is refused whole. */
    importBundle: call.input(z.object({ file: FileGrant })).output(eventIterator(BundleProgress, BundleSummary)),
    /** Reads all of the library and says what is wrong with it. */
    check: call.output(eventIterator(CheckProgress, CheckReport)),
    /**
     * Follows a project, or all, whichever process works on them: at once where they stand, with no records, then what was changed, as
     * it is, until the reader leaves or the library is closed. How jobs go on is told by `jobs.watch`.
     */
    changes: call.input(z.object({ project: ProjectId.optional() })).output(eventIterator(LibraryChanges)),
  },
  system: systemCalls,
};
