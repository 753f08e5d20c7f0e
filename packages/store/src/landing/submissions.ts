import type { Kysely } from 'kysely'
import type { Catalogue, DistrictTree, Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { nextMonth, type Day, type Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/** Which submissions to read. */
export interface SubmissionQuery {
  readonly month: Month
  /** Default: the datasets that have landed. */
  readonly datasets?: readonly string[]
  /** The day of the following month up to which a return is in time. Default: 10. */
  readonly dueDay?: number
  /** The zone in which a landing has a day. Default: Asia/Shanghai. */
  readonly timeZone?: string
}

/**
 * What one office owes for a dataset and a month.
 * - `landed`: a final return has landed in time; `late`: after the due day.
 * - `withdrawn`: a return had landed and was withdrawn, and nothing has replaced it.
 * - `due`: no final return has landed, whether the due day has passed or not.
 */
export interface Submission {
  readonly dataset: string
  /** The district that answers for the dataset. */
  readonly district: string
  readonly month: Month
  readonly state: 'due' | 'landed' | 'late' | 'withdrawn'
  /** The last day on which the return is in time. */
  readonly dueOn: Day
  /** True if an estimate (快报) has landed in place of the final return. */
  readonly isEstimated: boolean
  /** The source that stated the return first, or the withdrawn one; null if there is none. */
  readonly source: {
    readonly id: number
    readonly name: string
    readonly landedAt: Date
    readonly landedOn: Day
  } | null
}

interface StatedReturn {
  readonly dataset: string
  readonly district: string
  readonly own: boolean
  readonly estimated: boolean
  readonly withdrawn: boolean
  readonly id: number
  readonly name: string
  readonly landedAt: Date
}

/** Reads which offices' returns of a month are due, have landed, landed late, or were withdrawn: from sources alone. */
export async function readSubmissions(
  db: Kysely<Tables>,
  { districts, dataset: datasetOf, datasets }: Pick<Catalogue, 'districts' | 'dataset' | 'datasets'>,
  { month, datasets: asked, dueDay = 10, timeZone = 'Asia/Shanghai' }: SubmissionQuery,
): Promise<readonly Submission[]> {
  const landed = async (): Promise<readonly string[]> => {
    const found = await db.selectFrom('source').select('dataset').distinct().execute()
    return [...datasets.keys()].filter((name) => found.some(({ dataset }) => dataset === name))
  }
  const names = asked?.map((name) => datasetOf(name).name) ?? (await landed())
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('source_return')
    .innerJoin('source', 'source.id', 'source_return.source')
    .select(['source.dataset as dataset', 'district', 'own', 'source_return.estimated as estimated'])
    .select(['source_return.withdrawn as isReturnWithdrawn', 'source.withdrawn as isSourceWithdrawn'])
    .select(['source.id as id', 'source.name as name', 'source.landed_at as landedAt'])
    .where('month', '=', month)
    .where('source.dataset', 'in', names)
    .orderBy('landed_at')
    .orderBy('id')
    .execute()
  const byDataset = new Map<string, StatedReturn[]>()
  for (const { isReturnWithdrawn, isSourceWithdrawn, ...row } of rows) {
    const own = byDataset.get(row.dataset) ?? []
    byDataset.set(row.dataset, own)
    own.push({ ...row, withdrawn: isReturnWithdrawn || isSourceWithdrawn })
  }
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const dueOn = `${nextMonth(month)}-${String(dueDay).padStart(2, '0')}`
  return names.flatMap((dataset) => {
    const { reportedBy } = datasetOf(dataset)
    return districts.answeringAt(districts.root.code, reportedBy).map(({ code }): Submission => {
      const stated = (byDataset.get(dataset) ?? []).filter((each) => covers(districts, reportedBy, each, code))
      const living = stated.filter(({ withdrawn }) => !withdrawn)
      const final = living.find(({ estimated }) => !estimated)
      const source = final ?? (living.length === 0 ? stated.at(-1) : living[0])
      const landedOn = source === undefined ? '' : dayOf.format(source.landedAt)
      const state =
        final !== undefined
          ? landedOn > dueOn
            ? 'late'
            : 'landed'
          : living.length === 0 && stated.length > 0
            ? 'withdrawn'
            : 'due'
      return {
        dataset,
        district: code,
        month,
        state,
        dueOn,
        isEstimated: final === undefined && living.length > 0,
        source: source === undefined ? null : { id: source.id, name: source.name, landedAt: source.landedAt, landedOn },
      }
    })
  })
}

/** True if a return covers an office, as in core's `returnBook`: by its own district, or by one above for all below. */
function covers(districts: DistrictTree, reportedBy: Level, { district, own }: StatedReturn, office: string): boolean {
  if (!districts.has(district) || !districts.contains(district, office)) return false
  return !own || evenOwn(districts, reportedBy, office, district)
}

/** Own records alone cover the office if no other office answers for what is below. */
function evenOwn(districts: DistrictTree, reportedBy: Level, office: string, district: string): boolean {
  const path = districts.selfAndAncestors(office)
  const answering = path.some(({ level }) => level === reportedBy)
    ? undefined
    : path.find(({ level }) => rank(level) < rank(reportedBy))
  return answering?.code === district || districts.children(district).length === 0
}
