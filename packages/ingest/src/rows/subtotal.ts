import type { AnyDataset, AnyRecord, Catalogue } from '@minzheng/core'
import type { FieldFacts } from '@minzheng/core/evaluation'
import { cellText, type Cell } from '../base/cell.js'
import { fault, type CellFault } from '../base/reasons.js'

/** A full row that says that it is a sum. */
export const sumFault: CellFault = fault(
  'subtotal',
  '该行写明是合计或小计,不作为一条记录;如确为记录,请改去“合计”等字样',
  'says that it is a sum, and would count twice; if it is a record, remove the word',
)

const own = /本级|市直|区直|县直/

/**
 * Finds rows that are sums of other rows of their file: a city's row above those of its counties, a county's above
 * those of its townships.
 */
export interface SubtotalFinder {
  /** True for a row that cannot be recognised as a sum or a record until all rows are read. */
  readonly waits: (record: AnyRecord, cells: readonly Cell[]) => boolean
  /** Takes note of a record. */
  readonly saw: (record: AnyRecord) => void
  /** Why a row that waited is refused; undefined if it is a record. */
  readonly faultOf: (record: AnyRecord) => CellFault | undefined
}

/**
 * Makes a finder for a dataset with one row per district whose numbers are added: there a row of a district above
 * others is their sum, unless it says 本级. Null for a dataset whose rows are persons, places, or standards, which do not
 * add.
 */
export function subtotalFinder({ districts, measures }: Catalogue, dataset: AnyDataset): SubtotalFinder | null {
  if (!isOfDistricts(dataset) || !measures(dataset.name).some(({ kind }) => kind === 'sum')) return null
  // An effective-dated row is in force until the next, whatever its day. A flow is only added to rows of the same day.
  const apart = dataset.key.filter(
    (field) => field !== 'district' && (dataset.time.kind === 'flow' || dataset.facts[field]!.kind !== 'day'),
  )
  const summed = new Set<string>()
  const keyOf = (record: AnyRecord, district: string): string =>
    JSON.stringify([district, ...apart.map((field) => record[field])])
  return {
    waits: (record, cells) =>
      districts.children(record['district'] as string).length > 0 &&
      !cells.some((cell) => typeof cell === 'string' && own.test(cellText(cell))),
    saw: (record) => {
      for (const { code } of districts.ancestors(record['district'] as string)) summed.add(keyOf(record, code))
    },
    faultOf: (record) => {
      const { name, code } = districts.get(record['district'] as string)
      if (!summed.has(keyOf(record, code))) return undefined
      return fault(
        'subtotal',
        `文件中另有${name}以下各地的行,该行应为合计;如只含${name}本级,请在地区名称中写明“本级”`,
        `the file has rows of districts below ${name}, so this row would count them twice; if it holds only what is registered at ${name} itself, write 本级 beside its name`,
      )
    },
  }
}

const dimensions: ReadonlySet<FieldFacts['kind']> = new Set(['district', 'day', 'choice', 'integer', 'flag'])

/** True if the key consists of district and day, not of persons or things. */
function isOfDistricts({ key, facts }: AnyDataset): boolean {
  return key.includes('district') && key.every((field) => dimensions.has(facts[field]!.kind))
}
