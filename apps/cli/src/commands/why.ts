import type { Indicator, Observation } from '@minzheng/core'
import { shownObservation, shownParts } from '@minzheng/core/assessment'
import { planBegun } from '@minzheng/plan'
import { parsePeriod } from '@minzheng/core/periods'
import type { MoveReason } from '@minzheng/store'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import { momentOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { partText, variantText } from '../terminal/explanation-text.js'
import { print, shown } from '../terminal/output.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'
import { sourceText } from './sources.js'

/** Between which moments a figure may have moved. */
export interface WhyOptions {
  readonly between: readonly string[]
  readonly json?: boolean
}

/** Prints how a figure differs between two moments, and what moved it. */
export async function why(
  { store, deployment }: Session,
  indicatorText: string,
  districtText: string,
  periodText: string | undefined,
  { between, json }: WhyOptions,
): Promise<void> {
  const [from, to, ...more] = between
  if (from === undefined || to === undefined || more.length > 0)
    throw new UsageError(`--between must be two moments, got ${between.length} (要两个时点)`)
  const { catalogue } = deployment
  const indicator = indicatorOf(catalogue, indicatorText)
  const district = districtOf(catalogue, districtText)
  const period = parsePeriod(periodText ?? String(planBegun(deployment, await store.returnedMonths()).year)).id
  // Standard output holds the data alone.
  const progress = json === true ? undefined : step('比较两个时点 comparing two moments')
  const moved = await store.whatMoved({
    from: momentOf(from, '--between'),
    to: momentOf(to, '--between'),
    indicators: [indicator.id],
    districts: [district],
    periods: [period],
    ...(progress === undefined ? {} : { onProgress: progress.update }),
  })
  progress?.done('')
  if (json === true) {
    const data = moved.map((each) => ({
      ...each,
      before: shownObservation(indicator, each.before),
      after: shownObservation(indicator, each.after),
    }))
    print(JSON.stringify(data, null, 2))
    return
  }
  const name = `${indicator.name.zh} ${indicator.name.en}, ${catalogue.districts.get(district).name} ${period}`
  if (moved.length === 0) {
    print(`${name}: 没有变化 has not moved`)
    return
  }
  for (const { before, after, reasons } of moved) {
    print(
      `${name}${before.variant === indicator.defaultVariant ? '' : ` · ${variantText(indicator, before.variant)}`}: ${textOf(indicator, before)} → ${textOf(indicator, after)}`,
    )
    for (const reason of reasons) print(`  ${reasonText(reason)}`)
    if (reasons.length === 0) print('  没有找到相关来源 nothing that concerns it was found')
  }
}

function textOf(indicator: Indicator, observation: Observation): string {
  const { value, status } = observation
  if (value === null) return `无 none, ${status}`
  const { numerator, denominator } = shownParts(indicator, observation)
  return `${value}${denominator.value === null ? '' : ` (${partText(numerator)} / ${partText(denominator)})`}`
}

function reasonText(reason: MoveReason): string {
  switch (reason.kind) {
    case 'landed':
      return `入库 landed: ${sourceText(reason.source)}`
    case 'withdrawn':
      return `撤回 withdrawn (#${reason.act.id}, ${shown(reason.act.askedBy)}: ${shown(reason.act.reason)}): ${sourceText(reason.source)}`
    case 'restored':
      return `恢复 restored (#${reason.act.id}): ${sourceText(reason.source)}`
    case 'act':
      return `${reason.act.kind} #${reason.act.id} ${reason.act.dataset} ${reason.act.office ?? ''} ${shown(reason.act.askedBy)}: ${shown(reason.act.reason)}`
    case 'act-undone':
      return `撤销 undone: ${reason.act.kind} #${reason.act.id} ${reason.act.dataset}`
    case 'definition':
      return `定义变更 definition changed: ${reason.change.kind} ${reason.change.name}, ${reason.change.madeAt.toISOString().slice(0, 16)} ${reason.change.former ?? '—'} → ${reason.change.version || '—'}`
  }
}
