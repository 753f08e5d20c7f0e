import { unitAlone, type Column } from './column.js'
import { ImportError } from '../base/import-error.js'
import type { HeaderMatch } from './header.js'
import { unitsSaid, type UnitsSaid } from './title-unit.js'

/** The units that the user may give for amounts, if neither header nor title has one. */
export const moneyUnits = Object.freeze({ 元: 0, 百元: 2, 千元: 3, 万元: 4, 十万元: 5, 百万元: 6, 千万元: 7, 亿元: 8 })
export type MoneyUnit = keyof typeof moneyUnits

/**
 * The power of ten of amounts whose header has no unit: from the user's option, or from the title or a note in the
 * header; null if none has one, and then amounts are in yuan. Throws `title-unit` if the unit is not understood, or if
 * there are several.
 */
export function moneyPowerOf(
  file: string,
  title: UnitsSaid,
  match: HeaderMatch,
  columns: readonly Column[],
  given?: MoneyUnit,
): number | null {
  if (!hasUnitlessMoney(match)) return null
  if (given !== undefined) return moneyUnits[given]
  // A cell in the row of the header that contains only 单位:万元 is no column.
  const notes = columns.filter(
    ({ header, names }) =>
      match.unknown.includes(header) &&
      names.some(({ name }) => name.includes('单位') || unitAlone(name)?.kind === 'money'),
  )
  const found = [title, ...notes.map(({ header }) => unitsSaid(header))]
  const powers = [...new Set(found.flatMap(({ money }) => money))]
  const unclear = found.flatMap((each) => each.unclear)
  if (unclear.length > 0)
    throw ask(
      file,
      `标题写有“${unclear[0]}”，但不能确定金额的单位`,
      `the title contains ${unclear[0]}, but does not say clearly that it is the unit of the amounts`,
    )
  if (powers.length > 1) throw ask(file, '标题写了几种金额单位', 'the title contains several units of money')
  return powers[0] ?? null
}

/** Refuses a title that gives counts in 万人 or the like, if their own header has no unit. */
export function refuseScaledCounts(file: string, { counts }: UnitsSaid, { dataset, fields }: HeaderMatch): void {
  const [first] = counts
  const open = [...fields].find(
    ([field, { hasUnit }]) =>
      dataset.facts[field]!.kind === 'integer' && dataset.facts[field]!.choices === undefined && !hasUnit,
  )
  if (first === undefined || open === undefined) return
  const { header } = open[1]
  throw new ImportError(
    'title-unit',
    `${file}: 标题写有“${first}”，请把单位写进表头，如 ${header}(${first}) the title contains ${first}; write the unit into the header, for example ${header}(${first})`,
    { unit: first },
  )
}

/** Refuses a note below the header with another unit than that of the amounts. */
export function refuseOtherUnit(
  file: string,
  line: number,
  words: string,
  match: HeaderMatch,
  power: number | null,
  given?: MoneyUnit,
): void {
  if (given !== undefined || !hasUnitlessMoney(match)) return
  const { money, unclear } = unitsSaid(words)
  if (unclear.length > 0 || money.some((each) => each !== (power ?? 0)))
    throw ask(
      file,
      `第${line}行写有与标题和表头不同的金额单位`,
      `line ${line} has another unit of money than title and header`,
    )
}

/** True if a column of money has no unit of its own. */
function hasUnitlessMoney({ dataset, fields }: HeaderMatch): boolean {
  return [...fields].some(([field, { hasUnit }]) => dataset.facts[field]!.kind === 'money' && !hasUnit)
}

function ask(file: string, zh: string, en: string): ImportError {
  return new ImportError(
    'title-unit',
    `${file}: ${zh}；请把单位写进表头，如 金额(万元)，或用 --money-unit 说明 ${en}; write it into the header, for example 金额(万元), or give it with --money-unit (${Object.keys(moneyUnits).join(', ')})`,
  )
}
