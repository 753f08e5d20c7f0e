import { sql, type Kysely } from 'kysely'
import type { Json } from '@minzheng/release'
import { asPublished } from '@minzheng/release'
import { MinzhengError } from '@minzheng/core'
import { openDatabase } from '../database/database.js'
import type { Tables } from '../database/tables.js'
import type { Release, Restated } from './release.js'
import type { ReadFigure } from './release-reader.js'
import { readFigures, type ReleasedQuery } from './released-rows.js'

/** What others than the bureau learn of a release. */
export interface PublishedRelease extends Pick<
  Release,
  | 'number'
  | 'predecessor'
  | 'why'
  | 'revisedBy'
  | 'plan'
  | 'period'
  | 'at'
  | 'notes'
  | 'rule'
  | 'published'
  | 'seq'
  | 'head'
> {
  readonly restates: readonly Pick<Restated, 'period' | 'why'>[]
}

/** Releases as others read them; those of a store can be read in this way too. */
export interface PublishedReleases {
  /** All releases in the order of numbers. */
  readonly list: () => Promise<readonly PublishedRelease[]>
  /** The figures of a release as published, in batches. */
  readonly figures: (
    number: number,
    query: ReleasedQuery & { readonly audience: 'shared' | 'public' },
  ) => AsyncIterable<readonly ReadFigure[]>
}

/** Releases that are read by a role of the database which can read nothing else. */
export interface OpenedReleases extends PublishedReleases {
  readonly close: () => Promise<void>
}

/** The role that was given for released reading may read more than that, or less. */
export class PublicRoleError extends MinzhengError<'public-role'> {
  override readonly name = 'PublicRoleError'
}

/** The views that released reading needs. */
const views = ['published_release', 'published_figure'] as const

/** The statements that let a role read what is published. The role itself, with its password, is the operator's. */
export function publicGrants({
  role,
  schema = 'minzheng',
}: {
  readonly role: string
  readonly schema?: string
}): string {
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
  return [
    `grant usage on schema ${quoted(schema)} to ${quoted(role)};`,
    `grant select on ${views.map((view) => `${quoted(schema)}.${quoted(view)}`).join(', ')} to ${quoted(role)};`,
    '',
  ].join('\n')
}

/**
 * Opens the releases of a database by a role that may read what is published and nothing else of Minzheng's; its tables
 * must be there. Throws `PublicRoleError` if the role may do more, such as an owner or a superuser, or less.
 */
export async function openReleases(options: {
  readonly url: string
  readonly schema?: string
  readonly connections?: number
}): Promise<OpenedReleases> {
  const database = await openDatabase(options)
  const { schema } = database
  const db = database.kysely.withSchema(schema)
  try {
    await assertPublicRole(database.kysely, schema)
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    list: () => readPublished(db),
    figures: async function* (number, { audience: _audience, ...query }) {
      for await (const batch of readFigures(db, number, query, 'published_figure'))
        yield batch.map((figure) => ({ observation: asPublished(figure), disclosure: null }))
    },
    close: database.close,
  }
}

async function readPublished(db: Kysely<Tables>): Promise<readonly PublishedRelease[]> {
  const rows = await db.selectFrom('published_release').selectAll().orderBy('number').execute()
  return rows.map(({ number, predecessor, why, plan, period, notes, seq, ...row }) => ({
    number,
    predecessor,
    why,
    revisedBy: row.revised_by,
    plan,
    period,
    at: new Date(row.at),
    notes,
    rule: JSON.parse(row.rule) as Json,
    restates: JSON.parse(row.restates) as PublishedRelease['restates'],
    published: { count: row.count, digest: row.published_digest },
    seq,
    head: row.hash,
  }))
}

/** Throws unless the role of the connection may read the views, and may neither read nor change anything beside them. */
async function assertPublicRole(db: Kysely<Tables>, schema: string): Promise<void> {
  // Who is a member of a role may take it on, whether it has its rights already or not.
  const { rows } = await sql<{ readonly name: string; readonly is_read: boolean; readonly is_more: boolean }>`
    select c.relname as name,
      has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') as is_read,
      has_any_column_privilege(c.oid, 'select, insert, update') or has_table_privilege(c.oid, 'delete, truncate')
        or pg_has_role(c.relowner, 'member') as is_more
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in (${schema}, 'bullmq') and c.relkind in ('r', 'p', 'v', 'm')`.execute(db)
  const isView = (name: string): boolean => views.some((view) => view === name)
  if (views.some((view) => !rows.some(({ name, is_read }) => name === view && is_read)))
    throw new PublicRoleError(
      'public-role',
      `公开角色须能读已发布的视图 the role must be allowed to read ${views.join(' and ')}, got one that is not; minzheng public-role prints the grants`,
    )
  const more = rows.filter(({ name, is_more }) => is_more && !isView(name)).map(({ name }) => name)
  if (more.length > 0)
    throw new PublicRoleError(
      'public-role',
      `公开角色只能读已发布的视图 the role must be allowed nothing beside ${views.join(' and ')}, got one that may use ${more.length} tables more, such as ${more.toSorted()[0]!}`,
    )
}
