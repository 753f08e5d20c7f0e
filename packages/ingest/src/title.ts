import { parsePeriod, yearToDate, MinzhengError, type DistrictTree, type Period } from '@minzheng/core'
import { cellText, type SheetRow } from './cell.js'
import { reduceCode } from './district.js'
import { ImportError } from './import-error.js'

/** What the rows above a header say of a file: who reports, and for which period. */
export interface Title {
  readonly district: string | null
  readonly period: Period | null
  /** The unit of all amounts of money whose header says none: 4 for 单位:万元. Null where the title does not say. */
  readonly moneyPower: number | null
  /** All words of the rows, to find a dataset's title in. */
  readonly words: string
}

/**
 * Reads title rows such as `吴兴区(330502) 养老护理员 · 报告期:2024 · 填报日期:2025-01-05`.
 * Throws `title-district` for a code that is not a district, `title-period` for words that are not a period.
 */
export function readTitle(rows: readonly SheetRow[], districts: DistrictTree): Title {
  const words = rows.flatMap(({ cells }) => cells.map(cellText)).join(' · ')
  const code = /[([【〔]\s*(\d{12}|\d{9}|\d{6})\s*[)\]】〕]/.exec(words)?.[1]
  const district = code === undefined ? null : reduceCode(code, districts)
  if (code !== undefined && district === null)
    throw new ImportError('title-district', `the title names the reporting district ${code}, which is not a district of ${districts.root.name}`, { code })
  // The period may stand in the next cell; it ends at a border, at the next label, or at the end.
  const period = /报告期\s*(?:[:(]|·)\s*(?:·\s*)?([^·|,;、。)\]】]*?)\s*(?:[·|,;、。)\]】]|填报|\s(?=[^\s:]+:)|$)/.exec(words)?.[1]
  return { district, period: period === undefined || period === '' ? null : readPeriod(period), moneyPower: moneyPower(words), words }
}

const powers: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }

/** 单位:万元, 金额单位:元, or several as in 单位:人、万元; not 填报单位:…, which is who reports. */
function moneyPower(words: string): number | null {
  const unit = /(?<![报送属主管制])单位\s*[:(]\s*(?:[人户次张个件项家所]{1,2}[、,/]\s*)*(千万|百万|千|万|亿)?元/.exec(words)
  return unit === null ? null : unit[1] === undefined ? 0 : powers[unit[1]]!
}

/** Reads a period in core's forms or in Chinese: 2024年, 2024年上半年, 2024年第一季度, 2024年5月, 2024年1-5月. */
function readPeriod(text: string): Period {
  const plain = text.replace(/\s+/g, '')
  try {
    const toDate = /^(\d{4})年?0?1[-–—~至到]0?(\d{1,2})月$/.exec(plain)
    if (toDate !== null) return yearToDate(`${toDate[1]}-${toDate[2]!.padStart(2, '0')}`)
    return parsePeriod(chinesePeriod(plain) ?? plain)
  } catch (error) {
    if (!(error instanceof MinzhengError)) throw error
    throw new ImportError('title-period', `the title's 报告期 is not a period that can be read; write 2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05`)
  }
}

function chinesePeriod(text: string): string | undefined {
  const [, year, rest] = /^(\d{4})年(.*)$/.exec(text) ?? []
  if (year === undefined || rest === undefined) return undefined
  if (rest === '' || rest === '度' || rest === '全年') return year
  const half = /^([上下])半年度?$/.exec(rest)?.[1]
  if (half !== undefined) return `${year}-S${half === '上' ? 1 : 2}`
  const quarter = /^第?([一二三四1-4])季度?$/.exec(rest)?.[1]
  if (quarter !== undefined) return `${year}-Q${'一二三四'.includes(quarter) ? '一二三四'.indexOf(quarter) + 1 : quarter}`
  const month = /^(\d{1,2})月份?$/.exec(rest)?.[1]
  return month === undefined ? undefined : `${year}-${month.padStart(2, '0')}`
}
