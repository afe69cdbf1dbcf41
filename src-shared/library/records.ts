import type { FilmSound } from '../audio/film-sound.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { Hearing } from '../generation/hearing.ts';
import type { Keyframe } from '../generation/keyframes.ts';
import type { PackChoices } from '../generation/pack-request.ts';
import type { ChosenBeginning } from '../generation/request.ts';
import type { FootageFacts, FootageKind } from '../render/footage-facts.ts';
import type { Graphic } from '../render/graphics/records.ts';
import type { Language, Screenplay } from '../script/screenplay.ts';
import type { FramingOverrides } from '../storyboard/overridden.ts';
import type { CastMember, DraftShot, Place } from '../storyboard/storyboard.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * The records of the library as they are stored. Times (`created_at`, ...) are ISO 8601 in UTC and only for people to
 * read: the library never orders by them, because clocks jump. Ids are random with a prefix that names their table.
 */

/** One film. */
export interface Project {
  readonly id: string;
  readonly title: string;
  /** Real path (symbolic links resolved) of the script that the project is made from; at most one project has it. */
  readonly script_path: string | null;
  readonly language: Language;
  /** An integer; with a shot's content key it determines that shot's noise. */
  readonly seed: number;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Frames a second are `fps_num / fps_den`, e.g. 24/1 or 30000/1001. */
  readonly fps_num: number;
  readonly fps_den: number;
  /** Name of the model pack that generates its shots; null is the built-in one. */
  readonly model: string | null;
  readonly cast: readonly CastMember[];
  readonly places: readonly Place[];
  /** The look of its shots, as `plainStyle` writes it; "" is the flat one. */
  readonly style: string;
  readonly sound: FilmSound;
  /** What a person said of it that a script says too, and that holds when the script is read again. */
  readonly chosen: ChosenOfProject;
  readonly created_at: string;
  /** When something of the project was last changed, undone or done again. Derived from the log of changes. */
  readonly updated_at: string;
}

/** In place of what the script says; a field that is absent follows the script. */
export interface ChosenOfProject {
  readonly title?: string;
  /** In which the script is read. */
  readonly language?: Language;
  /** How model packs draw, where that is not as their makers advise. */
  readonly drawing?: PackChoices;
}

/** A project as its row stores it. */
export type StoredProject = Omit<Project, 'updated_at'>;

/** A project in a list. */
export interface ProjectSummary extends Project {
  /** Number of shots, those in the trash not counted. */
  readonly shots: number;
  /** Number of takes, those of shots in the trash included. */
  readonly takes: number;
}

/** The reference picture of one of a project's cast, or of a film's colours. */
export interface ReferencePicture {
  readonly id: string;
  readonly project_id: string;
  /** As the cast has it; '' is the picture whose colours the light of all of the film takes on. At most one picture each. */
  readonly name: string;
  /** SHA-256 of the stored picture. */
  readonly picture_sha256: string;
  /** What a model saw in it of a person, and of its light, as requests carry it (src-shared/generation/look.ts). */
  readonly look: string;
  readonly palette: string;
  /** SHA-256 of the graph that saw it: another one has to look again. */
  readonly seen_by: string;
}

/** A graphic of a project, which its film may show. */
export interface StoredGraphic {
  readonly id: string;
  readonly project_id: string;
  readonly graphic: Graphic;
}

/** The script as it was read at one time. Every revision is kept. */
export interface ScriptRevision {
  readonly id: string;
  readonly project_id: string;
  /** Higher than that of any before it in the project, those that were undone included. */
  readonly revision: number;
  /** Lower-case hex SHA-256 of the file's bytes before decoding. */
  readonly sha256: string;
  /** The encoding that the bytes were decoded from, e.g. "utf-8"; "none" where the text was taken out of a document. */
  readonly encoding: string;
  readonly text: string;
  /** Of the file, without its folder, or as a typed script was named; it tells the form. '' where there is none, or it was not kept yet. */
  readonly name: string;
  /** What was read, where the text alone does not say it again: of documents. */
  readonly screenplay: Screenplay | null;
  readonly created_at: string;
}

export interface Scene {
  readonly id: string;
  readonly project_id: string;
  /** From 0, in the order of the film. */
  readonly position: number;
  readonly heading: string;
  readonly scene_number: string | null;
}

/** A video, a picture or a sound that was brought in from outside, as a project has it. */
export interface Footage {
  readonly id: string;
  readonly project_id: string;
  readonly kind: FootageKind;
  /** Of the file that it came from, without its folder. */
  readonly name: string;
  /** SHA-256 of the stored file, which has the bytes of the one it came from. At most one of a project has it. */
  readonly media_sha256: string;
  readonly facts: FootageFacts;
  /** The part that is meant for the film, as `plainRange` writes it (footage-range.ts). */
  readonly source_in_s: number | null;
  readonly source_out_s: number | null;
  /** Who made it, and what may be done with it; '' where nothing is said. */
  readonly credit: string;
  readonly licence: string;
  /** As `plainTags` writes them. */
  readonly tags: readonly string[];
  readonly note: string;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly added_at: string;
}

/** What is made of a stored file and can be made again at any time. */
export interface Derived {
  /** SHA-256 of the file that it is made of. */
  readonly source_sha256: string;
  readonly what: 'thumbnail' | 'filmstrip' | 'waveform' | 'pictures' | 'sound';
  /** How it is made, and to what format: another one has to be made anew. */
  readonly version: string;
  readonly media_sha256: string;
}

/** A take, footage or a project in the trash. */
export interface Trashed {
  /** Of what was thrown away. */
  readonly id: string;
  readonly project_id: string;
  readonly deleted_at: string;
}

/** A state of a project that was given a name. */
export interface Snapshot {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly created_at: string;
}

/** What a person changed of a drafted shot; a field that is absent follows the draft or the project. */
export interface ShotOverrides extends FramingOverrides {
  readonly picture?: string;
  readonly negative?: string;
  readonly seed?: number;
  readonly model?: string;
  readonly style?: string;
  /** Which of several tries at the shot is shown, from 1; absent for the first. */
  readonly take?: number;
  readonly prompts?: readonly Keyframe[];
  /** What a model pack begins from. */
  readonly begin?: ChosenBeginning;
  /** The take that is shown whatever the shot asks for. */
  readonly locked?: string;
  /** Put back from the trash, or the person's own: it stays in the film although the script lacks it. */
  readonly pinned?: true;
  /** No script has it: a person made it. */
  readonly own?: true;
  /** A person moved it: it stays where it is, wherever the script has it. */
  readonly moved?: true;
  /** A person took it out of the film: it stays in the tray although the script has it. */
  readonly removed?: true;
}

interface ShotFields {
  readonly id: string;
  readonly project_id: string;
  /** From 0, in the order of the film, across scenes. */
  readonly position: number;
  /** `draft.key`: what the shot shows, whatever its position. Unique among a project's shots, trashed ones apart. */
  readonly content_key: string;
  readonly draft: DraftShot;
  readonly overrides: ShotOverrides | null;
}

/** A shot of the film. */
export interface Shot extends ShotFields {
  readonly scene_id: string;
  readonly deleted_at: null;
}

/** A shot that the script lost. It keeps its takes and overrides, and returns with its id when its text does. */
export interface TrashedShot extends ShotFields {
  readonly scene_id: null;
  readonly deleted_at: string;
}

export type StoredShot = Shot | TrashedShot;

/** Everything that determines the pixels of a take. */
export interface RequestRecord {
  /** Lower-case hex SHA-256 of `json` in UTF-8. */
  readonly digest: string;
  /** Canonical JSON. */
  readonly json: string;
}

/** A still is one PNG; a clip is a video with handles. */
export type TakeKind = 'still' | 'clip';

/** Where a take was computed. The same request and the same fingerprint give the same frames, bit for bit. */
export interface Fingerprint {
  /** ONNX Runtime's execution provider, e.g. "cpu". */
  readonly provider: string;
  /** ONNX Runtime's version. */
  readonly runtime: string;
  /** CPU model and instruction set. */
  readonly cpu: string;
  readonly threads: number;
}

/** Milliseconds by stage, e.g. `{ text: 3, frames: 410, encode: 220 }`. */
export type Timings = Readonly<Record<string, number>>;

/** A generated picture or clip. Takes are facts: they are added and never changed, only scored and rated. */
export interface Take {
  readonly id: string;
  readonly project_id: string;
  readonly shot_id: string;
  readonly kind: TakeKind;
  readonly request_digest: string;
  /** SHA-256 of the stored file. */
  readonly media_sha256: string;
  /** SHA-256 of the stored painted layers of a take of the built-in model. */
  readonly layers_sha256: string | null;
  /** SHA-256 over the frames as the model gave them, before encoding, handles included. */
  readonly frames_digest: string;
  /** Number of frames, handles included. */
  readonly frames: number;
  /** Number of frames of the handle at either end. */
  readonly handle_frames: number;
  readonly width: number;
  readonly height: number;
  readonly fingerprint: Fingerprint;
  readonly timings: Timings;
  /** Which words of the prompt were heard, as what, and which were not; null for takes from before this was kept. */
  readonly hearing: Hearing | null;
  /** A person's: 1 to 5. */
  readonly rating: number | null;
  /** A person's, as `plainTags` writes them. */
  readonly tags: readonly string[];
  /** A person's; '' where there is none. */
  readonly note: string;
  /** The discriminator's: higher is better. */
  readonly score: number | null;
  readonly created_at: string;
}

/** A take before the library has stored it. */
export type NewTake = Omit<Take, 'id' | 'created_at' | 'rating' | 'tags' | 'note'>;

/** What a person said of a take. Kept apart from the take, because it can be undone. */
export interface TakeReview {
  /** The take's id. */
  readonly id: string;
  readonly project_id: string;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly tags: readonly string[];
  readonly note: string;
}

/** Which of the waiting jobs go first, whatever their place. */
export type Priority = 'urgent' | 'normal' | 'low';

/** Why a job that waits was set back, and until when it does. */
export interface SetBack {
  readonly code: ErrorCode;
  readonly reason: string;
  /** What other languages say the reason by; absent in records of before it was kept. */
  readonly said?: Sentence;
  /** Milliseconds since 1970. */
  readonly not_before: number;
}

/** Who makes a take, as far as that is known. */
export interface MadeBy {
  /** The worker of a farm; null where it is made by the process that has the job, or by nobody yet. */
  readonly worker: string | null;
  /** The execution providers that run its model, e.g. "cuda+cpu"; null until it runs. */
  readonly provider: string | null;
}

export type JobState =
  /** `set_back` says that it failed in a way that may pass, and is tried again later by itself; or why it is not begun. */
  | { readonly status: 'queued'; readonly set_back: SetBack | null }
  /** Waits until somebody lets it go on; it keeps its place. */
  | { readonly status: 'paused' }
  | {
      readonly status: 'running';
      /** The process that runs it (src-main/library/owner.ts). */
      readonly lease_owner: string;
      /** Milliseconds since 1970; after that any process may take the job over. */
      readonly lease_until: number;
      /** What of this machine it holds, e.g. "cpu"; "farm" where other machines make it. */
      readonly device: string;
      readonly made_by: MadeBy;
      /** 0 to 1. */
      readonly progress: number;
    }
  | { readonly status: 'done'; readonly take_id: string }
  /** `code` is null for a job that failed before this was kept. */
  | {
      readonly status: 'failed';
      readonly reason: string;
      readonly said?: Sentence;
      readonly code: ErrorCode | null;
      readonly attempts: number;
    }
  | { readonly status: 'cancelled' };

/**
 * A take that is to be generated. The order of jobs: urgent before normal before low; of those, stills before clips, which are
 * other views of what a still painted; then by place; then the older one.
 */
export interface Job {
  readonly id: string;
  /** What people call it: 1 for the library's first. */
  readonly number: number;
  readonly project_id: string;
  readonly shot_id: string;
  readonly kind: TakeKind;
  readonly request_digest: string;
  readonly state: JobState;
  readonly priority: Priority;
  /** Lower runs first. */
  readonly position: number;
  /** How often a process has begun it. */
  readonly attempts: number;
  /** How often it crashed the worker; attempts that were ended from outside do not count. */
  readonly crashes: number;
  /** How often it was set back. */
  readonly failures: number;
  readonly created_at: string;
}

/** A stored file. */
export interface Media {
  readonly sha256: string;
  /** Without the dot, lower case. */
  readonly extension: string;
  /** Size in bytes. */
  readonly bytes: number;
}
