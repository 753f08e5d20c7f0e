import type { TFunction } from 'i18next'
import { shownMonth, shownNames } from '../base/shown.js'
import type { FileReport } from '../data/files.js'

/** What somebody should know before a file lands. */
export interface Warning {
  readonly key: string
  /** `stop`: it does not land so. `look`: somebody should look. `note`: for the record. */
  readonly weight: 'stop' | 'look' | 'note'
  readonly words: string
}

const list = (words: readonly string[], most = 8): string =>
  words.length > most ? `${shownNames(words.slice(0, most))}…` : shownNames(words)

/** What is odd about a file that was tried, the heaviest first. */
export function warningsOf(t: TFunction, report: FileReport, nameOf: (district: string) => string): readonly Warning[] {
  const found: Warning[] = []
  const add = (isSo: boolean | undefined, key: string, weight: Warning['weight'], words: () => string): void => {
    if (isSo === true) found.push({ key, weight, words: words() })
  }
  const { absent, locked, outside, returns, withheld = [], holdingBack = 0, overruled = 0 } = report
  const { unknown = [], dropped = [], hidden = 0, hiddenColumns = [], ignoredSheets = [] } = report
  const { follows = [], outrankedBy = [], otherDistrict, titled } = report
  const places = (given: readonly { readonly district: string; readonly month: string }[]): string =>
    list([...new Set(given.map(({ district, month }) => `${nameOf(district)}${shownMonth(month)}`))])
  add(locked.length > 0, 'locked', 'stop', () => t('files.warn.locked', { months: places(locked) }))
  add(absent.tooMany, 'tooMany', 'stop', () => t('files.warn.tooMany', { count: absent.count }))
  add(report.read > 0 && report.accepted === 0, 'nothing', 'stop', () => t('files.warn.nothing'))
  add(withheld.length > 0, 'withheld', 'look', () => t('files.warn.withheld'))
  add(returns === null && withheld.length === 0 && report.register === 'full', 'noReturn', 'look', () =>
    t('files.warn.noReturn'),
  )
  add(report.period === null, 'noPeriod', 'look', () => t('files.warn.noPeriod'))
  add(absent.count > 0 && absent.tooMany !== true, 'absent', 'look', () =>
    t('files.warn.absent', { count: absent.count }),
  )
  add((absent.waiting ?? 0) > 0, 'absentWaiting', 'look', () =>
    t('files.warn.absentWaiting', { count: absent.waiting ?? 0 }),
  )
  add(holdingBack > 0, 'holdingBack', 'look', () => t('files.warn.holdingBack', { count: holdingBack }))
  add(otherDistrict != null, 'otherDistrict', 'look', () =>
    t('files.warn.otherDistrict', { district: nameOf(otherDistrict!) }),
  )
  add(titled != null, 'titled', 'look', () => t(`files.warn.titled.${titled!}`))
  add((outside?.count ?? 0) > 0, 'outside', 'look', () =>
    t('files.warn.outside', {
      count: outside!.count,
      lines: list(outside!.rows.map(({ line }) => String(line))),
    }),
  )
  add(outrankedBy.length > 0, 'outrankedBy', 'look', () => t('files.warn.outrankedBy', { files: list(outrankedBy) }))
  add(overruled > 0, 'overruled', 'look', () => t('files.warn.overruled', { count: overruled }))
  add(unknown.length > 0, 'unknown', 'look', () => t('files.warn.unknown', { columns: list(unknown) }))
  add(follows.length > 0, 'follows', 'note', () => t('files.warn.follows', { files: list(follows) }))
  add(hidden > 0, 'hidden', 'note', () => t('files.warn.hidden', { count: hidden }))
  add(hiddenColumns.length > 0, 'hiddenColumns', 'note', () =>
    t('files.warn.hiddenColumns', { columns: list(hiddenColumns) }),
  )
  add(ignoredSheets.length > 0, 'ignoredSheets', 'note', () =>
    t('files.warn.ignoredSheets', { sheets: list(ignoredSheets) }),
  )
  add(dropped.length > 0, 'dropped', 'note', () => t('files.warn.dropped', { columns: list(dropped) }))
  return found
}

/** True if a file may land as it was tried. `isRevision`: it was tried as a change of locked months. */
export function mayLand(reports: readonly FileReport[], isRevision: boolean): boolean {
  return reports.every(
    (report) =>
      (report.locked.length === 0 || isRevision) &&
      report.absent.tooMany !== true &&
      !report.landedBefore &&
      (report.accepted > 0 || report.read === 0),
  )
}

/** True if nothing about a file that was tried needs a look. */
export function isClear(reports: readonly FileReport[]): boolean {
  return reports.every(
    (report) =>
      report.refused === 0 &&
      report.locked.length === 0 &&
      !report.landedBefore &&
      report.accepted > 0 &&
      report.absent.count === 0 &&
      (report.withheld ?? []).length === 0 &&
      report.period != null &&
      report.otherDistrict == null &&
      report.titled == null &&
      (report.outside?.count ?? 0) === 0 &&
      (report.unknown ?? []).length === 0 &&
      (report.outrankedBy ?? []).length === 0 &&
      (report.overruled ?? 0) === 0,
  )
}
