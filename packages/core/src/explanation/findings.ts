import type { SharedValue } from './shared-value.js'
import type { Catalogue } from '../indicator/catalogue.js'
import { compareObservations, comparisonPeriods } from '../assessment/comparison.js'
import type { ContributingRecord } from './contributing-records.js'
import type { Check, Severity } from '../indicator/check.js'
import type { AnyRecord } from '../dataset/dataset.js'
import { figureOf } from '../formula/kinds.js'
import { total } from '../formula/total.js'
import { observe } from '../evaluation/observation.js'
import type { TotalsSource } from '../totals/totals-source.js'
import { lastDay, monthOf, type Period } from '../period/period.js'
import type { Measure } from '../measure/measure.js'
import { shownAmount } from './shown-parts.js'
import type { Text } from '../base/text.js'
import { unitFacts } from '../base/unit.js'

/** Something that a check found. */
export interface Finding {
  readonly check: string
  readonly severity: Severity
  readonly district: string
  /** What was found, with the numbers; for records, the rule of the check. */
  readonly says: Text
  /** The keys of the records concerned; empty if the finding is about a figure. */
  readonly keys: readonly AnyRecord[]
}

/** The source of records and totals for a check: memory or a store. */
export interface CheckReader {
  readonly source: TotalsSource
  /** The records that count for a measure, in a district and below. */
  readonly contributingRecords: (
    measure: Measure,
    district: string,
    period: Period,
  ) => Promise<readonly Pick<ContributingRecord, 'key' | 'district'>[]>
  /** Pairs of records of two distinct counts with the same value, wherever the second is. */
  readonly sharedValues: (
    one: Measure,
    other: Measure,
    district: string,
    period: Period,
  ) => Promise<readonly SharedValue[]>
}

/** Runs a check over a district and all below it, for a period; changes nothing. */
export async function findingsOf(
  catalogue: Catalogue,
  check: Check,
  district: string,
  period: Period,
  reader: CheckReader,
): Promise<readonly Finding[]> {
  const found = (place: string, says: Text, keys: readonly AnyRecord[] = []): Finding => ({
    check: check.id,
    severity: check.severity,
    district: place,
    says,
    keys,
  })
  switch (check.kind) {
    case 'record':
      return (await reader.contributingRecords(check.against, district, period)).map((each) =>
        found(each.district, check.title, [each.key]),
      )
    case 'disjoint':
      return (await reader.sharedValues(check.one, check.other, district, period)).map((each) =>
        found(each.district, check.title, [each.one, each.other]),
      )
    case 'amounts':
      return catalogue.districts.atLevel(district, check.level).flatMap(({ code }) => {
        const of = (amount: typeof check.left): number =>
          figureOf(total(amount), { catalogue, unit: amount.unit, district: code, period, source: reader.source })
            .numerator ?? 0
        const [left, right] = [of(check.left), of(check.right)]
        const holds = {
          '=': left === right,
          '<': left < right,
          '<=': left <= right,
          '>': left > right,
          '>=': left >= right,
        }[check.op]
        const [one, other] = [shownAmount(check.left.unit, left), shownAmount(check.right.unit, right)]
        return holds
          ? []
          : [
              found(code, {
                zh: `${check.title.zh}:${one.zh}、${other.zh}`,
                en: `${check.title.en}: ${one.en}, ${other.en}`,
              }),
            ]
      })
    case 'band':
      return catalogue.districts.atLevel(district, check.level).flatMap(({ code }) => {
        const indicator = catalogue.indicator(check.indicator)
        const { value } = observe(catalogue, indicator, { district: code, period, source: reader.source })
        if (value === null || (value >= (check.least ?? -Infinity) && value <= (check.most ?? Infinity))) return []
        const unit = unitFacts(indicator.unit)
        const range = `${check.least ?? ''}–${check.most ?? ''}`
        return [
          found(code, {
            zh: `${check.title.zh}:${value.toFixed(2)}${unit.zh},应在${range}${unit.zh}`,
            en: `${check.title.en}: ${value.toFixed(2)} ${unit.en}, expected ${range} ${unit.en}`,
          }),
        ]
      })
    case 'jump':
      return catalogue.districts.atLevel(district, check.level).flatMap(({ code }) => {
        const indicator = catalogue.indicator(check.indicator)
        const { current, previous } = comparisonPeriods(indicator, monthOf(lastDay(period)))
        const of = (asked: Period) =>
          observe(catalogue, indicator, { district: code, period: asked, source: reader.source })
        const { change, kind, shown } = compareObservations(
          indicator,
          of(current),
          previous === undefined ? undefined : of(previous),
        )
        if (kind !== 'percent' || change === null || Math.abs(change) <= check.percent) return []
        return [found(code, { zh: `${check.title.zh}:${shown.zh}`, en: `${check.title.en}: ${shown.en}` })]
      })
  }
}
