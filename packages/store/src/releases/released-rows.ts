import { sql, type Kysely, type Selectable } from 'kysely'
import type { Observation } from '@minzheng/core'
import { disclosures, type ReleasedFigure } from '@minzheng/release'
import { copyLine, type Copy } from '../database/copy.js'
import type { Tables } from '../database/tables.js'
import { ReleaseError } from './release-error.js'

/** Which figures of a release to read; what is left out does not filter. Nothing filters by a number or a mark. */
export interface ReleasedQuery {
  readonly indicator?: string | readonly string[]
  readonly district?: string | readonly string[]
  readonly period?: string | readonly string[]
  readonly variant?: string
  /** A category, or null for the whole. */
  readonly part?: string | null
  /** Only figures after this one, in the order of figures. */
  readonly after?: FigureKey
  /** The most figures to read. */
  readonly limit?: number
}

/** What names a figure of a release. */
export type FigureKey = Pick<Observation, 'indicator' | 'variant' | 'part' | 'district' | 'period'>

/** The number of figures that are read at once. */
const page = 5000

const key = ['indicator', 'variant', 'part', 'district', 'period'] as const

const columns =
  'release, indicator, variant, part, district, period, numerator, denominator, value, status, reason, as_of, received, expected, version, revision, disclosure'

/** Writes figures of a release. Throws `ReleaseError` for a figure that it has already. */
export async function writeFigures(
  copy: Copy,
  schema: string,
  release: number,
  figures: readonly ReleasedFigure[],
): Promise<void> {
  const lines = figures.map(({ observation: figure, disclosure }) => {
    if (!disclosures.includes(disclosure))
      throw new ReleaseError(
        `披露标记须为${disclosures.join('、')}之一`,
        `the mark of disclosure control must be one of ${disclosures.join(', ')}, got another`,
      )
    const { indicator, variant, part, district, period, numerator, denominator, value, status, reason } = figure
    const { asOf, received, expected, version, revision } = figure
    return copyLine([
      release,
      indicator,
      variant,
      part ?? '',
      district,
      period,
      numerator,
      denominator,
      value,
      status,
      reason,
      asOf,
      received,
      expected,
      version,
      revision,
      disclosure,
    ])
  })
  try {
    await copy(`"${schema}"."released_figure" (${columns})`, lines.join(''))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505')
      throw new ReleaseError(
        '一次发布中每个数只能出现一次（指标、口径、类别、地区、时期）',
        'a release must have each figure once (indicator, variant, part, district, period), got one twice',
      )
    throw error
  }
}

/**
 * The figures of a release in the order of `compareFigures`, page by page: with all numbers, or from the view without
 * those of hidden ones.
 */
export async function* readFigures(
  db: Kysely<Tables>,
  release: number,
  { variant, part, after, limit = Infinity, ...among }: ReleasedQuery = {},
  from: 'released_figure' | 'published_figure' = 'released_figure',
): AsyncGenerator<readonly ReleasedFigure[]> {
  type Last = Pick<Selectable<Tables['released_figure']>, (typeof key)[number]>
  // Of an empty list there is nothing to read, and SQL has no empty list.
  if (Object.values(among).some((asked) => Array.isArray(asked) && asked.length === 0)) return
  let last: Last | undefined = after === undefined ? undefined : { ...after, part: after.part ?? '' }
  for (let left = limit; left > 0;) {
    const most = Math.min(page, left)
    let query = db.selectFrom(from).selectAll().where('release', '=', release).limit(most)
    for (const column of key) query = query.orderBy(column)
    for (const column of ['indicator', 'district', 'period'] as const) {
      const asked = among[column]
      if (asked !== undefined) query = query.where(column, 'in', typeof asked === 'string' ? [asked] : [...asked])
    }
    if (variant !== undefined) query = query.where('variant', '=', variant)
    if (part !== undefined) query = query.where('part', '=', part ?? '')
    if (last !== undefined)
      query = query.where(
        sql<boolean>`(indicator, variant, part, district, period) > (${sql.join(key.map((column) => last![column]))})`,
      )
    const rows = await query.execute()
    if (rows.length > 0) yield rows.map((row) => figureOf(row))
    if (rows.length < most) return
    left -= rows.length
    last = rows.at(-1)
  }
}

function figureOf(row: Selectable<Tables['released_figure']>): ReleasedFigure {
  const { indicator, variant, part, district, period, numerator, denominator, value, status, reason } = row
  const { as_of, received, expected, version, revision, disclosure } = row
  return {
    observation: {
      indicator,
      variant,
      part: part === '' ? null : part,
      district,
      period,
      numerator,
      denominator,
      value,
      status: status as Observation['status'],
      reason: reason as Observation['reason'],
      asOf: as_of,
      received,
      expected,
      version,
      revision,
    },
    disclosure: disclosure as ReleasedFigure['disclosure'],
  }
}

/** True if two releases have the same figures with the same marks. A revision may differ: it moves without its number. */
export async function haveSameFigures(
  db: Kysely<Tables>,
  schema: string,
  one: number,
  other: number,
): Promise<boolean> {
  const compared = sql.raw(
    ['numerator', 'denominator', 'value', 'status', 'reason', 'as_of', 'received', 'expected', 'version', 'disclosure']
      .map((column) => `(a.${column} is distinct from b.${column})`)
      .join(' or '),
  )
  const { rows } = await sql`
    select 1 from (select * from ${sql.id(schema, 'released_figure')} where release = ${one}) a
      full join (select * from ${sql.id(schema, 'released_figure')} where release = ${other}) b using (${sql.raw(key.join(', '))})
    where a.release is null or b.release is null or ${compared} limit 1`.execute(db)
  return rows.length === 0
}
