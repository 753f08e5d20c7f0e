import { MinzhengError, type District, type DistrictTree } from '@minzheng/core'
import { parsePeriod, yearToDate, type Period } from '@minzheng/core/periods'
import type { SheetRow } from '../base/cell.js'
import { reduceCode } from '../district/district.js'
import { ImportError } from '../base/import-error.js'
import { longestTitle, titleText } from './title-text.js'
import { unitsSaid, type UnitsSaid } from './title-unit.js'

/** The content of the rows above a header: the district that reports, the period, and the units. */
export interface Title {
  readonly district: string | null
  readonly period: Period | null
  readonly units: UnitsSaid
  /** Whether it says that the rows are a full register (全量) or an addition (补充); null if neither. */
  readonly register: RegisterKind | null
  /** True if it says that the numbers are an estimate (快报). */
  readonly isEstimate: boolean
}

/** A full register (全量), or an addition (补充) that ends nothing. */
export type RegisterKind = 'full' | 'part'

/**
 * Reads title rows such as `城东区(990102) 养老护理员 · 报告期:2024 · 填报日期:2025-01-05`. Throws `title-district` for a code that is
 * not a district, `title-period` for words that are not a period, both if there are two different ones, and
 * `title-register` if it says 全量 and 补充.
 */
export function readTitle(rows: readonly SheetRow[], districts: DistrictTree): Title {
  const words = titleText(rows)
  if (words === null)
    throw new ImportError(
      'file-format',
      `表头以上的文字超过${longestTitle}字，请移到另一工作表 the rows above the header contain more than ${longestTitle} characters; move them to another sheet`,
    )
  return {
    district: readDistrict(words, districts),
    period: readPeriods(words),
    units: unitsSaid(words),
    register: readRegister(words),
    isEstimate: words.includes('快报'),
  }
}

const saysFull = /(?<![非不])全量/
/** Not 补充保险, 补充说明 and the like: only what a file may be. */
const saysPart = /补充(?=名册|名单|报送|上报|填报|登记|录入|数据|材料表|表|[\s·|,;、。:)\]】〕]|$)/

function readRegister(words: string): RegisterKind | null {
  const isFull = saysFull.test(words)
  const isPart = saysPart.test(words)
  if (isFull && isPart)
    throw new ImportError(
      'title-register',
      `标题既写“全量”又写“补充”，请只留一个 the title says both 全量 (full register) and 补充 (addition); keep one`,
    )
  return isFull ? 'full' : isPart ? 'part' : null
}

/** The district whose code is in brackets. */
function readDistrict(words: string, districts: DistrictTree): string | null {
  const found = new Set<string>()
  for (const { 0: written, 1: code, index } of words.matchAll(/[([【〔] ?(\d{12}|\d{9}|\d{6}) ?[)\]】〕]/g)) {
    const district = reduceCode(code!, districts)
    if (district === null) {
      // Digits that do not begin like a code of this tree may be a telephone number.
      const shown = code!.startsWith(districts.root.code.slice(0, 2)) ? code! : '…'
      throw new ImportError(
        'title-district',
        `标题中的填报地区 ${shown} 不是${districts.root.name}的行政区划 the title names the reporting district ${shown}, which is not a district of ${districts.root.name}`,
        { code: shown },
      )
    }
    refuseOtherName(
      words.slice(Math.max(0, index - nearby), index),
      words.slice(index + written.length).trimStart(),
      district,
      districts,
    )
    found.add(district)
  }
  const [first = null, second] = found
  if (second !== undefined)
    throw new ImportError(
      'title-district',
      `标题写了多个填报地区 ${[...found].join('、')}，请只留一个 the title names several reporting districts, ${[...found].join(', ')}; keep the one that reports`,
      { codes: [...found] },
    )
  return first
}

/** The number of characters before a code in which its name is looked for; it also bounds the patterns. */
const nearby = 60
/** Words between a name and its code: 城东区 行政区划代码(990102). */
const codeLabel = /[\s:,、·-]*(?:(?:(?:行政)?区划)?(?:代码|编码))?[\s:,、·-]*$/

/** A name beside the code that means another district: which of the two reports cannot be known. */
function refuseOtherName(before: string, behind: string, code: string, districts: DistrictTree): void {
  const written = /\p{Script=Han}+$/u.exec(before.trimEnd().replace(codeLabel, ''))?.[0]
  const other = written === undefined ? otherAtStart(behind, code, districts) : otherBefore(written, code, districts)
  if (other === undefined) return
  const { name } = districts.get(code)
  throw new ImportError(
    'title-district',
    `标题写的是${other.name}，代码 ${code} 却是${name}，请核对 the title must name one reporting district, got ${other.name} with the code ${code}, which is ${name}`,
    { code, name: other.name },
  )
}

/** The other district that a text before a code names: at its end, or in it as in 望山县民政局. */
function otherBefore(written: string, code: string, districts: DistrictTree): District | undefined {
  const own = new Set(districts.selfAndAncestors(code).map(({ name }) => name))
  const { name } = districts.get(code)
  const named = districts.all.filter((each) => written.includes(each.name))
  const atEnd = written.endsWith(name)
    ? undefined
    : longestName(named.filter((each) => written.endsWith(each.name) && each.name !== name))
  // Villages have names that are parts of other words.
  return (
    atEnd ??
    longestName(named.filter((each) => each.level !== 'village' && !own.has(each.name) && !isWithinOther(each, named)))
  )
}

/** True if a longer name of the text contains the name: 龙溪街道 in 上龙溪街道. */
function isWithinOther({ name }: District, named: readonly District[]): boolean {
  return named.some((each) => each.name !== name && each.name.includes(name))
}

/** The other district whose name directly follows a code: (990102)城东区养老护理员. */
function otherAtStart(behind: string, code: string, districts: DistrictTree): District | undefined {
  const own = new Set(districts.selfAndAncestors(code).map(({ name }) => name))
  const found = longestName(districts.all.filter((each) => each.level !== 'village' && behind.startsWith(each.name)))
  return found === undefined || own.has(found.name) ? undefined : found
}

function longestName(found: readonly District[]): District | undefined {
  return found.toSorted((left, right) => right.name.length - left.name.length)[0]
}

const label = '报告期'
const ends = new Set('·|,;、。)]】')

/** The period behind 报告期; it may be in the next cell, and ends at a border, at the next label, or at the end. */
function readPeriods(words: string): Period | null {
  const found = new Map<string, Period>()
  for (let at = words.indexOf(label); at >= 0; at = words.indexOf(label, at + label.length)) {
    const text = periodText(words, at + label.length)
    if (text === null || text === '') continue
    const period = readPeriod(text)
    found.set(period.id, period)
  }
  const [first = null, second] = found.values()
  if (second !== undefined)
    throw new ImportError(
      'title-period',
      `标题写了多个报告期 ${[...found.keys()].join('、')}，请只留一个 the title contains several 报告期: ${[...found.keys()].join(', ')}; keep one`,
    )
  return first
}

/** The text behind the label at a place; null if no colon, bracket or border follows it. */
function periodText(words: string, from: number): string | null {
  let at = from
  while (words[at] === ' ') at += 1
  if (!':(·'.includes(words[at] ?? '?')) return null
  at += 1
  while (words[at] === ' ') at += 1
  // A colon, an empty cell, then a border: 报告期: · 2024.
  if (words[at] === '·') at += 1
  let end = at
  while (end < words.length && !ends.has(words[end]!)) end += 1
  const text = words.slice(at, end).trim()
  const filled = text.indexOf('填报')
  const parts = (filled < 0 ? text : text.slice(0, filled)).trim().split(' ')
  const next = parts.findIndex((part, index) => index > 0 && part.indexOf(':') > 0)
  return parts.slice(0, next < 0 ? parts.length : next).join('')
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
    throw new ImportError(
      'title-period',
      `标题中的报告期无法识别，应写作 2024、2024-S1、2024-Q1、2024-05 或 2024-01/2024-05 the title's 报告期 must be a period; write 2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05`,
    )
  }
}

function chinesePeriod(text: string): string | undefined {
  const [, year, rest] = /^(\d{4})年(.*)$/.exec(text) ?? []
  if (year === undefined || rest === undefined) return undefined
  if (rest === '' || rest === '度' || rest === '全年') return year
  const half = /^([上下])半年度?$/.exec(rest)?.[1]
  if (half !== undefined) return `${year}-S${half === '上' ? 1 : 2}`
  const quarter = /^第?([一二三四1-4])季度?$/.exec(rest)?.[1]
  if (quarter !== undefined)
    return `${year}-Q${'一二三四'.includes(quarter) ? '一二三四'.indexOf(quarter) + 1 : quarter}`
  const month = /^(\d{1,2})月份?$/.exec(rest)?.[1]
  return month === undefined ? undefined : `${year}-${month.padStart(2, '0')}`
}
