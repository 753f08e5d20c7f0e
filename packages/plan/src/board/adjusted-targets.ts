import type { Indicator, Target, Text } from '@minzheng/core'
import { displayTarget, targetOn } from '@minzheng/core/assessment'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { documentOf } from '../plan/plan-documents.js'
import type { Plan } from '../plan/plan.js'
import { dayWords } from './due-words.js'

/** A change of a target during its period (年中调整) that is in force: what it was, and what it is now. */
export interface BoardAdjustment {
  /** The first day on which it is in force. */
  readonly from: string
  readonly before: AdjustedValue
  readonly after: AdjustedValue
  /** 原目标 ≥ 180，2025年7月1日起调整为 ≥ 200, with the words of both documents. */
  readonly shown: Text
}

interface AdjustedValue {
  readonly shown: Text
  readonly quote: string
  /** The id of the document that says so, and its title. */
  readonly document: string
  readonly title: Text
}

/** The adjustments of a target that are in force on a day, the earliest first. */
export function adjustmentsOn(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  day: string,
): readonly BoardAdjustment[] {
  const adjusted = target.adjusted ?? []
  const valueAfter = (count: number): AdjustedValue => {
    const { clause } = count === 0 ? target : adjusted[count - 1]!
    const value = targetOn({ ...target, adjusted: adjusted.slice(0, count) }, day)
    const title = documentOf(plan, clause)?.title ?? { zh: clause.document, en: clause.document }
    return { shown: displayTarget(indicator, value), quote: clause.quote, document: clause.document, title }
  }
  return adjusted
    .filter(({ from }) => from <= day)
    .map(({ from }, index) => {
      const [before, after] = [valueAfter(index), valueAfter(index + 1)]
      return { from, before, after, shown: adjustedWords(from, before, after) }
    })
}

function adjustedWords(from: string, before: AdjustedValue, after: AdjustedValue): Text {
  return {
    zh: `原目标 ${before.shown.zh}（${before.title.zh}「${before.quote}」），${dayWords(from)}起调整为 ${after.shown.zh}（${after.title.zh}「${after.quote}」）`,
    en: `formerly ${before.shown.en} (${before.title.en}), from ${from} ${after.shown.en} (${after.title.en})`,
  }
}

/**
 * The day of a board: the last that its figures cover. What was not returned at all says nothing of the day; the end of
 * the period if nothing was.
 */
export function dayOf(
  observations: readonly { readonly asOf: string; readonly reason: string | null }[],
  period: string,
): string {
  const days = observations.filter(({ reason }) => reason !== 'not-returned').map(({ asOf }) => asOf)
  return days.length === 0
    ? lastDay(parsePeriod(period))
    : days.reduce((latest, each) => (each > latest ? each : latest))
}
