import type { Severity, Text } from '@minzheng/core'
import { comparisonPeriods } from '@minzheng/core/assessment'
import { findingsOf, type CheckReader } from '@minzheng/core/evaluation'
import { isWholeMonths, lastDay, monthOf, monthsOf, parsePeriod, type Month, type Period } from '@minzheng/core/periods'
import { planBegun } from '@minzheng/plan'
import { districtOf } from '../options/district-of.js'
import type { Session } from '../session/session.js'
import { registerChecks, type FoundCheck } from './register-checks.js'
import { colours, keyText, printText, withoutPersonal } from '../terminal/output.js'

const severityWords: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '疑似', en: 'warning' },
  notice: { zh: '提示', en: 'notice' },
}

export interface CheckOptions {
  readonly json: boolean
  /** The number of findings of each check to print. */
  readonly list: number
}

/** The months of a period; of a day, its month. */
function monthsIn(period: Period): readonly Month[] {
  return isWholeMonths(period) ? monthsOf(period) : [monthOf(lastDay(period))]
}

/** Runs every check of records and figures over a district and a period; reports, and changes nothing. */
export async function check(
  { store, deployment }: Session,
  place: string | undefined,
  periodId: string | undefined,
  { json, list }: CheckOptions,
): Promise<void> {
  const { catalogue } = deployment
  const { districts } = catalogue
  const district = place === undefined ? districts.root.code : districtOf(catalogue, place)
  const period = parsePeriod(periodId ?? String(planBegun(deployment, await store.returnedMonths()).year))
  const places = districts.within(district).filter(({ level }) => level !== 'village')
  // A jump compares with the period before.
  const compared = (['flow', 'stock'] as const).flatMap((time) =>
    Object.values(comparisonPeriods({ time }, monthOf(lastDay(period)))),
  )
  const reader: CheckReader = {
    source: await store.figures.source({ districts: places.map(({ code }) => code), periods: [period, ...compared] }),
    contributingRecords: async (measure, where, asked) =>
      (await store.contributingRecords(measure, where, asked, 100_000)).records,
    sharedValues: (one, other, where, asked) => store.sharedValues(one, other, where, asked),
  }
  const found: FoundCheck[] = []
  for (const each of catalogue.checks.values())
    found.push({
      check: each.id,
      title: each.title,
      severity: each.severity,
      findings: await findingsOf(catalogue, each, district, period, reader),
    })
  found.push(...(await registerChecks(store, catalogue, district, monthsIn(period))))
  if (json) {
    printText(`${JSON.stringify({ district, period: period.id, checks: found }, withoutPersonal, 2)}\n`)
    return
  }
  const counties = districts.atLevel(district, 'county')
  for (const { check: each, title, severity, findings } of found) {
    const word = `${severityWords[severity].zh} ${severityWords[severity].en}`
    const byCounty = counties.flatMap(({ code, name }) => {
      const own = findings.filter((finding) => districts.ancestorAt(finding.district, 'county')?.code === code).length
      return own === 0 ? [] : [`${name} ${own}`]
    })
    printText(
      findings.length === 0
        ? `${colours.green('✔')} ${title.zh}  ${colours.dim(title.en)}\n`
        : `${severity === 'error' ? colours.red('✘') : colours.yellow('▲')} ${title.zh}  ${colours.dim(title.en)}  [${word}] ${findings.length}  ${byCounty.join(', ')}\n`,
    )
    for (const { district: where, says, keys } of findings.slice(0, list))
      printText(
        `    ${districts.get(where).name}: ${keys.length === 0 ? says.zh : keys.map(keyText).join(' ↔ ')}${keys.length === 1 && each.startsWith('register.') ? `  ${says.zh}` : ''}\n`,
      )
    if (findings.length > list) printText(colours.dim(`    … ${findings.length - list} more\n`))
  }
  const all = found.flatMap(({ findings }) => findings)
  printText(
    `${found.length} 项核查 checks, ${all.length} 条发现 findings: ${(['error', 'warning', 'notice'] as const).map((severity) => `${severityWords[severity].zh} ${all.filter((each) => each.severity === severity).length}`).join(', ')}\n`,
  )
}
