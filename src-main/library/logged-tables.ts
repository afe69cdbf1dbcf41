import type Database from 'better-sqlite3';
import type { Fields, LoggedRecords, LoggedTable } from '../../src-shared/library/changes.ts';

/** How a field is kept in its column: as it is, as 0 or 1, or as JSON text. */
type Kind = 'plain' | 'flag' | 'json';

type Columns<T extends LoggedTable> = Readonly<Record<keyof LoggedRecords[T], Kind>>;

const COLUMNS: { readonly [T in LoggedTable]: Columns<T> } = {
  projects: {
    id: 'plain',
    title: 'plain',
    script_path: 'plain',
    language: 'plain',
    seed: 'plain',
    width: 'plain',
    height: 'plain',
    fps_num: 'plain',
    fps_den: 'plain',
    model: 'plain',
    cast: 'json',
    places: 'json',
    style: 'plain',
    sound: 'json',
    chosen: 'json',
    created_at: 'plain',
  },
  scripts: {
    id: 'plain',
    project_id: 'plain',
    revision: 'plain',
    sha256: 'plain',
    encoding: 'plain',
    text: 'plain',
    name: 'plain',
    screenplay: 'json',
    created_at: 'plain',
  },
  scenes: { id: 'plain', project_id: 'plain', position: 'plain', heading: 'plain', scene_number: 'plain' },
  shots: {
    id: 'plain',
    project_id: 'plain',
    scene_id: 'plain',
    position: 'plain',
    content_key: 'plain',
    draft: 'json',
    overrides: 'json',
    deleted_at: 'plain',
  },
  take_reviews: { id: 'plain', project_id: 'plain', rating: 'plain', tags: 'json', note: 'plain' },
  reference_pictures: {
    id: 'plain',
    project_id: 'plain',
    name: 'plain',
    picture_sha256: 'plain',
    look: 'plain',
    palette: 'plain',
    seen_by: 'plain',
  },
  footage: {
    id: 'plain',
    project_id: 'plain',
    kind: 'plain',
    name: 'plain',
    media_sha256: 'plain',
    facts: 'json',
    source_in_s: 'plain',
    source_out_s: 'plain',
    credit: 'plain',
    licence: 'plain',
    tags: 'json',
    note: 'plain',
    rating: 'plain',
    added_at: 'plain',
  },
  graphics: { id: 'plain', project_id: 'plain', graphic: 'json' },
  trash: { id: 'plain', project_id: 'plain', deleted_at: 'plain' },
  timelines: { id: 'plain', project_id: 'plain', ending: 'json', range: 'json' },
  timeline_items: {
    id: 'plain',
    project_id: 'plain',
    own: 'flag',
    removed: 'flag',
    after: 'json',
    next: 'plain',
    edit: 'json',
  },
  timeline_attachments: { id: 'plain', project_id: 'plain', drafted: 'flag', removed: 'flag', edit: 'json' },
};

/** What records lack that were logged before their table had these fields. */
const ADDED: { readonly [T in LoggedTable]?: Partial<LoggedRecords[T]> } = {
  projects: { sound: {}, chosen: {} },
  scripts: { name: '', screenplay: null },
  take_reviews: { tags: [], note: '' },
  timelines: { range: null },
};

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** Reads and writes whole records of the logged tables. */
export interface LoggedRows {
  readonly read: (table: LoggedTable, id: string) => Fields | null;
  /** Adds, replaces or (null) removes a record. `exists` says whether it is there now. */
  readonly write: (table: LoggedTable, id: string, record: Fields | null, exists: boolean) => void;
}

/** Prepares the statements of every logged table. */
export function loggedRows(db: Database.Database): LoggedRows {
  const statements = {
    projects: prepare(db, 'projects'),
    scripts: prepare(db, 'scripts'),
    scenes: prepare(db, 'scenes'),
    shots: prepare(db, 'shots'),
    take_reviews: prepare(db, 'take_reviews'),
    reference_pictures: prepare(db, 'reference_pictures'),
    footage: prepare(db, 'footage'),
    graphics: prepare(db, 'graphics'),
    trash: prepare(db, 'trash'),
    timelines: prepare(db, 'timelines'),
    timeline_items: prepare(db, 'timeline_items'),
    timeline_attachments: prepare(db, 'timeline_attachments'),
  };
  return {
    read: (table, id) => {
      const row = statements[table].select.get(id);
      return row ? decodeRow(table, row) : null;
    },
    write: (table, id, record, exists) => {
      const { insert, update, remove } = statements[table];
      if (!record) remove.run(id);
      else if (exists) update.run(encode(table, record));
      else insert.run(encode(table, record));
    },
  };
}

/** A row of a logged table as its record: COLUMNS names every field of it, and columns of joins are left out. */
export function decodeRecord<T extends LoggedTable>(table: T, row: object): LoggedRecords[T] {
  return decodeRow(table, Object.fromEntries(Object.entries(row))) as unknown as LoggedRecords[T];
}

function prepare(db: Database.Database, table: LoggedTable) {
  const names = Object.keys(COLUMNS[table]);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const places = names.map((name) => `@${name}`).join(', ');
  const assignments = names.map((name) => `"${name}" = @${name}`).join(', ');
  return {
    select: db.prepare<[string], Row>(`SELECT ${columns} FROM ${table} WHERE id = ?`),
    insert: db.prepare<[Row]>(`INSERT INTO ${table} (${columns}) VALUES (${places})`),
    update: db.prepare<[Row]>(`UPDATE ${table} SET ${assignments} WHERE id = @id`),
    remove: db.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`),
  };
}

function encode(table: LoggedTable, record: Fields): Row {
  const whole: Fields = { ...ADDED[table], ...record };
  const fields = Object.entries(COLUMNS[table]).map(([name, kind]) => [name, encodeField(whole[name], kind)] as const);
  return Object.fromEntries(fields);
}

/** Records of a time before a field was kept (in the log, in snapshots) lack it. */
function encodeField(value: unknown, kind: Kind): Value {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return Number(value);
  if (kind === 'json') return JSON.stringify(value);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`A ${typeof value} cannot be stored in a plain column.`);
}

function decodeRow(table: LoggedTable, row: Fields): Fields {
  const fields = Object.entries(COLUMNS[table]).map(([name, kind]) => [name, decodeField(row[name], kind)] as const);
  return Object.fromEntries(fields);
}

function decodeField(value: unknown, kind: Kind): unknown {
  if (kind === 'flag') return value === 1;
  return kind === 'json' && typeof value === 'string' ? JSON.parse(value) : value;
}
