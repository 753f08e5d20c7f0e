import type { AnyDataset } from '@minzheng/core'
import { monthOf, monthsOf, nextMonth, parsePeriod, type Month } from '@minzheng/core/periods'
import type { RegisterKind } from '../header/title.js'
import { ImportError } from '../base/import-error.js'
import type { ImportOptions } from './import-options.js'
import type { OpenImport } from './open-import.js'

/** What a file is, before its rows are read. */
export interface RegisterOfFile {
  /** `full` if it speaks in full of its district, as long as its rows can be read. */
  readonly kind: RegisterKind
  /** True for an addition that says so itself: it is no return. */
  readonly isAddition: boolean
  /** The first and the last month of the period that it reports; null if it names none. */
  readonly period: { readonly from: Month; readonly asOf: Month } | null
  /** The district that it speaks of in full; null for an addition. */
  readonly district: string | null
  readonly estimated: boolean
  /** What a title says, if the option says otherwise. */
  readonly titled: RegisterKind | null
}

/**
 * What a file is: a full register or an addition, as the option says, else its titles, else its template, else its
 * dataset. Throws `register-scope` if it is said to be full and does not name one district and one period,
 * `title-register` if its sheets contradict each other, and `title-period` if its period has not begun.
 */
export function registerOfFile(
  { source, plans, scopes, template }: Pick<OpenImport, 'source' | 'plans' | 'scopes' | 'template'>,
  { register, returns, today }: Pick<ImportOptions, 'register' | 'returns' | 'today'>,
): RegisterOfFile {
  const { dataset } = plans[0]!.match
  const titled = new Set(plans.flatMap(({ title }) => title.register ?? []))
  if (register === undefined && titled.size > 1)
    throw new ImportError(
      'title-register',
      `${source.name}: 有的工作表写“全量”，有的写“补充”，请分成两个文件 some sheets say 全量 (full register), others 补充 (addition); send them in two files`,
    )
  const [byTitle] = titled
  const asked = register ?? byTitle
  const said = asked ?? template ?? undefined
  const periods = plans.flatMap(
    ({ title }) => title.period ?? (returns === undefined ? [] : parsePeriod(returns.period)),
  )
  const months = [...new Set(periods.flatMap((period) => monthsOf(period)))].toSorted()
  const period = months.length === 0 ? null : { from: months[0]!, asOf: months.at(-1)! }
  const districts = [...new Set(scopes.filter((scope) => scope !== null))]
  // A period that has begun may end later: a file of the year under way.
  const future = periods.find(({ from }) => monthOf(from) > monthOf(today))
  if (future !== undefined)
    throw new ImportError(
      'title-period',
      `${source.name}: 报告期${future.id}尚未开始 the period must have begun by ${monthOf(today)}, got ${future.id}`,
      { period: future.id },
    )
  const kind = said ?? dataset.sentAs
  const other = register === undefined ? undefined : [...titled].find((each) => each !== register)
  const base = { period, estimated: plans.some(({ title }) => title.isEstimate), titled: other ?? null }
  const addition: RegisterOfFile = { ...base, kind: 'part', isAddition: said === 'part', district: null }
  if (kind === 'part') return addition
  const fault = faultOf(dataset, districts, new Set(periods.map(({ id }) => id)).size, months)
  if (fault === null) return { ...base, kind: 'full', isAddition: false, district: districts[0]! }
  if (asked !== 'full') return addition
  throw new ImportError(
    'register-scope',
    `${source.name}: 全量名册须写明一个填报地区和一个报告期，${fault.zh} a full register must name one district and one period, ${fault.en} (${fault.missing.map((each) => `--${each}`).join(', ')})`,
    { missing: fault.missing },
  )
}

interface ScopeFault {
  readonly zh: string
  readonly en: string
  readonly missing: readonly ('district' | 'period')[]
}

/** Why a file cannot be a full register; null if it can. */
function faultOf(
  { time }: AnyDataset,
  districts: readonly string[],
  periods: number,
  months: readonly Month[],
): ScopeFault | null {
  const missing = [
    ...(districts.length === 0 ? (['district'] as const) : []),
    ...(months.length === 0 ? (['period'] as const) : []),
  ]
  if (missing.length > 0) {
    const words = { district: '填报地区', period: '报告期' }
    return {
      zh: `缺${missing.map((each) => words[each]).join('、')}`,
      en: `but lacks ${missing.join(' and ')}`,
      missing,
    }
  }
  if (districts.length > 1)
    return { zh: `现有${districts.join('、')}`, en: `got ${districts.join(', ')}`, missing: ['district'] }
  // Events of several months are one period if no month between them is left out.
  const isOne =
    periods === 1 ||
    (time.kind === 'flow' && months.every((month, at) => at === 0 || nextMonth(months[at - 1]!) === month))
  if (!isOne) return { zh: `现有${months.join('、')}`, en: `got ${months.join(', ')}`, missing: ['period'] }
  return null
}
