import type { Return } from '@minzheng/core'
import type { AbsentRecords, QuarantinedRow, Store, TrialMove } from '@minzheng/store'
import type { SheetRow } from '../base/cell.js'
import { keyOf } from './import-file.js'
import { boundsOf, type ImportOptions } from './import-options.js'
import { landSheet, type Place } from './land-sheet.js'
import type { SheetCounts } from './sheet-counts.js'
import type { OpenImport } from './open-import.js'
import { pseudonymReader } from '../pseudonym/pseudonym.js'
import { isOwn, statedReturn } from './stated-return.js'
import { sumFault } from '../rows/subtotal.js'

export interface MendOptions extends ImportOptions {
  readonly store: Pick<Store, 'land' | 'quarantined'>
}

/** The result of importing rows that were mended. */
export interface MendReport {
  readonly file: string
  readonly dataset: string
  /** Rows that were checked against the dataset: those that waited in quarantine. */
  readonly read: number
  readonly accepted: number
  readonly changed: number
  /** Rows that are still wrong; they stay in quarantine with their new reasons. */
  readonly refused: number
  readonly reasons: Readonly<Record<string, number>>
  /** Rows that no longer wait: imported earlier, or with a line number that is not in the file. */
  readonly notWaiting: number
  /** The places of the first 1,000 of them. */
  readonly gone: readonly Place[]
  /** The records that the corrected register no longer lists, which left now; and those that still wait. */
  readonly absent: AbsentRecords
  /** The number of cells (dataset, district, month) that are computed again. */
  readonly cells: number
  /** The figures that landing would move, of a dry run that was asked for them. */
  readonly moved?: readonly TrialMove[] | null
  readonly landedBefore: boolean
}

/** Rows of a file that were mended: which file, and where a row that is read was in it. */
export interface MendedRows {
  readonly dataset: string
  /** Identifies what was mended: the same again lands nothing. */
  readonly sha256: string
  /** The SHA-256 of the file whose rows they are. */
  readonly mends: string
  readonly waiting: readonly QuarantinedRow[]
  /** Undefined: the row is none of those that were mended. */
  readonly placeIn: (plan: number) => (row: SheetRow) => Place | undefined
}

const mostGone = 1000

/**
 * Lands mended rows: only those that wait in quarantine; the correct ones leave the quarantine, all in one transaction.
 * None overwrites what landed with the file or later.
 */
export async function landMended(
  opened: OpenImport,
  options: MendOptions,
  { dataset, sha256, mends, waiting: quarantined, placeIn }: MendedRows,
): Promise<MendReport> {
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  const { source, plans } = opened
  const waiting = new Set(quarantined.map(keyOfPlace))
  const sums = new Set(quarantined.filter(({ code }) => code === sumFault.code).map(keyOfPlace))
  const sheets: SheetCounts[] = []
  const gone: Place[] = []
  const origin = {
    name: source.name,
    sha256,
    dataset,
    mends,
    ...keyOf(options, opened),
    ...boundsOf(options),
  }
  const landed = await options.store.land(
    origin,
    async (landing) => {
      for (const index of plans.keys()) {
        const placed = placeIn(index)
        const placeOf = (row: SheetRow): Place | null => {
          const place = placed(row)
          if (place === undefined) return null
          // Each row once, since a copied line would give two contents for one row.
          if (waiting.delete(keyOfPlace(place))) return place
          gone.push(place)
          return null
        }
        sheets.push(
          await landSheet(opened, index, options, pseudonym, landing, {
            mending: { placeOf, wasSum: (place) => sums.has(keyOfPlace(place)) },
          }),
        )
      }
      // If most rows of a file were refused, its return was not recorded; once none of them waits, it is.
      const still =
        [...waiting].filter((place) => !sums.has(place)).length +
        sheets.reduce((sum, { refused, sums: added }) => sum + refused - added, 0)
      if (still === 0) await landing.returns(returnsOf(opened, options, sheets))
      await source.refuseChanged()
    },
    { dryRun: options.dryRun === true },
  )
  const { accepted, changed, refused, reasons, absent, cells, moved, landedBefore } = landed
  const places = [...gone, ...(landed.gone ?? [])]
  return {
    file: source.name,
    dataset,
    read: sheets.reduce((sum, { read }) => sum + read, 0),
    accepted,
    changed,
    refused,
    reasons,
    notWaiting: places.length,
    gone: places.slice(0, mostGone),
    absent,
    cells,
    ...(moved === undefined ? {} : { moved }),
    landedBefore,
  }
}

/** The returns that the titles state. The city's own rows alone do not show what else the file contained. */
function returnsOf(
  { plans, scopes }: OpenImport,
  options: MendOptions,
  sheets: readonly SheetCounts[],
): readonly Omit<Return, 'dataset'>[] {
  const seen = new Set(sheets.flatMap(({ districts }) => [...districts]))
  return plans.flatMap(({ title, match }, index) => {
    const isAddition = (options.register ?? title.register) === 'part'
    const stated =
      isAddition || sheets[index]!.accepted === 0 ? null : statedReturn(title.period, scopes[index] ?? null, options)
    if (stated === null) return []
    const own = isOwn(options.catalogue, match.dataset.reportedBy, stated.district, seen)
    const estimated = title.isEstimate ? { estimated: true } : {}
    return stated.months.map((month) => ({ district: stated.district, month, own, ...estimated }))
  })
}

/** A place as a text. */
export function keyOfPlace({ sheet, line }: Place): string {
  return `${line} ${sheet ?? ''}`
}
