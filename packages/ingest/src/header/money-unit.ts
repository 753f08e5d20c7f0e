import { unitAlone, type Column } from './column.js'
import { ImportError } from '../base/import-error.js'
import type { HeaderMatch } from './header.js'
import { unitsSaid, type UnitsSaid } from './title-unit.js'

/** The units that amounts may be said to be in, where neither header nor title tells. */
export const moneyUnits = Object.freeze({ 元: 0, 百元: 2, 千元: 3, 万元: 4, 十万元: 5, 百万元: 6, 千万元: 7, 亿元: 8 })
export type MoneyUnit = keyof typeof moneyUnits

/**
 * The power of ten of amounts whose header says no unit: as said by the user, or as the title or a note in the header
 * says; null where nothing says, and amounts are in yuan. Throws `title-unit` for what is not understood, or says
 * several.
 */
export function moneyPowerOf(
  file: string,
  title: UnitsSaid,
  match: HeaderMatch,
  columns: readonly Column[],
  said?: MoneyUnit,
): number | null {
  if (!isAsked(match)) return null
  if (said !== undefined) return moneyUnits[said]
  // A cell in the row of the header that says nothing but 单位:万元 is no column.
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
      `the title says ${unclear[0]}, but not plainly that it is the unit of its amounts`,
    )
  if (powers.length > 1) throw ask(file, '标题写了几种金额单位', 'the title says several units of money')
  return powers[0] ?? null
}

/** Refuses counts that the title says in 万人 or the like, where their own header says no unit. */
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
    `${file}: 标题写有“${first}”，请把单位写进表头，如 ${header}(${first}) the title says ${first}; write the unit into the header, as in ${header}(${first})`,
    { unit: first },
  )
}

/** Refuses a note below the header that says another unit than the amounts were read in. */
export function refuseOtherUnit(
  file: string,
  line: number,
  words: string,
  match: HeaderMatch,
  power: number | null,
  said?: MoneyUnit,
): void {
  if (said !== undefined || !isAsked(match)) return
  const { money, unclear } = unitsSaid(words)
  if (unclear.length > 0 || money.some((each) => each !== (power ?? 0)))
    throw ask(
      file,
      `第${line}行写有与标题和表头不同的金额单位`,
      `line ${line} says another unit of money than title and header`,
    )
}

/** True where a column of money says no unit itself. */
function isAsked({ dataset, fields }: HeaderMatch): boolean {
  return [...fields].some(([field, { hasUnit }]) => dataset.facts[field]!.kind === 'money' && !hasUnit)
}

function ask(file: string, zh: string, en: string): ImportError {
  return new ImportError(
    'title-unit',
    `${file}: ${zh}；请把单位写进表头，如 金额(万元)，或用 --money-unit 说明 ${en}; write it into the header, as in 金额(万元), or say it with --money-unit (${Object.keys(moneyUnits).join(', ')})`,
  )
}
