import { unitFacts, type AnyDataset, type AnyRecord, type Catalogue, type Observation } from '@minzheng/core'
import { describeValue, displayValue } from '@minzheng/core/assessment'
import { measuresOf } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { correctRecord } from '@minzheng/ingest'
import type { StoredFigure } from '@minzheng/store'
import type { Session } from '../session/session.js'
import { actOf, keyOf, monthOption, pairsOf, throughText, type ActOptions } from '../options/act-options.js'
import { recomputeAll } from './recompute.js'
import { variantText } from '../terminal/explanation-text.js'
import { colours, print, shown, withoutBirthday } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface CorrectOptions extends ActOptions {
  /** The first month in which the correction holds. */
  readonly from?: string
  readonly person?: boolean
}

/**
 * Changes one record. The arguments are `field=value` pairs: the fields of the key select the record, the others give
 * its new values. Then recomputes its districts and prints each figure that changed, before and after.
 */
export async function correct(
  session: Session,
  datasetName: string,
  assignments: readonly string[],
  options: CorrectOptions = {},
): Promise<void> {
  const { catalogue } = session.deployment
  const dataset = catalogue.dataset(datasetName)
  const pairs = pairsOf(assignments)
  const changes = Object.fromEntries([...pairs].filter(([field]) => !dataset.key.includes(field)))
  const given = [...pairs].filter(([field]) => dataset.key.includes(field))
  const missing = dataset.key.filter((field) => !pairs.has(field))
  if (missing.length > 0 && options.person !== true)
    throw new UsageError(
      `the key of ${dataset.name} must be complete (${dataset.key.join(', ')}), missing: ${missing.join(', ')}`,
    )
  if (Object.keys(changes).length === 0)
    throw new UsageError(
      `at least one field to change must be given: ${Object.keys(dataset.facts)
        .filter((field) => !dataset.key.includes(field))
        .join(', ')}`,
    )
  const act = actOf(session.deployment, options)
  const from = options.from === undefined ? {} : { from: monthOption('--from', options.from) }
  const key = await keyOf(session, dataset, Object.fromEntries(given), options.person === true)

  const indicators = [...catalogue.indicators.values()]
    .filter((indicator) => measuresOf(indicator).some((measure) => measure.dataset === dataset.name))
    .map(({ id }) => id)
  // Compares figures before and after, in every district where the record counts or will count.
  const asked = {
    indicators,
    districts: placesOf(catalogue, dataset, [
      (await session.store.record(dataset.name, key))?.['district'],
      changes['district'],
    ]),
  }
  const before = await session.store.figures.read(asked)
  const {
    before: old,
    after,
    act: made,
  } = await correctRecord({
    catalogue,
    store: session.store,
    dataset: dataset.name,
    key,
    changes,
    ...act,
    ...from,
  })
  for (const field of Object.keys(after))
    if (old[field] !== after[field]) {
      const { title } = dataset.facts[field]!
      const words = (record: AnyRecord): string =>
        withoutBirthday(title, shown(describeValue(dataset, field, record[field] ?? null).zh))
      print(`${title.zh} ${field}: ${words(old)} → ${words(after)}`)
    }
  if (made !== null) print(`${colours.green('✓')} 更正 correction #${made.act}${throughText(act.through)}`)
  await recomputeAll(session)
  printChanges(catalogue, before, await session.store.figures.read(asked))
}

/**
 * The districts of a record, before and after, and all above them; all districts for a dataset whose series span
 * districts.
 */
function placesOf(
  { districts }: Pick<Catalogue, 'districts'>,
  { time }: AnyDataset,
  codes: readonly unknown[],
): readonly string[] {
  if (time.kind === 'policy' && time.spansDistricts === true) return districts.all.map(({ code }) => code)
  const own = codes.filter((code): code is string => typeof code === 'string' && districts.has(code))
  return [...new Set(own.flatMap((code) => districts.selfAndAncestors(code).map((each) => each.code)))]
}

/** Prints the figures whose displayed value changed, and counts the others. */
function printChanges(catalogue: Catalogue, former: readonly StoredFigure[], after: readonly StoredFigure[]): void {
  const key = (each: StoredFigure): string => `${each.indicator} ${each.variant} ${each.district} ${each.period}`
  const old = new Map(former.map((each) => [key(each), each]))
  const changed = after.filter((each) => says(old.get(key(each))) !== says(each))
  if (changed.length === 0) return print('没有指标值变化 no figure changed')
  const order = (each: StoredFigure): string =>
    `${each.indicator} ${each.district.length} ${each.district} ${parsePeriod(each.period).from} ${each.period}`
  let printed = 0
  for (const each of [...changed].toSorted((left, right) => (order(left) < order(right) ? -1 : 1))) {
    const indicator = catalogue.indicator(each.indicator)
    const was = old.get(key(each))
    const [before, now] = [was === undefined ? '—' : displayValue(indicator, was).zh, displayValue(indicator, each).zh]
    // Only its numerator, its status or a digit that is not displayed has changed.
    if (before === now) continue
    printed += 1
    const variant = Object.keys(indicator.variants).length > 1 ? ` · ${variantText(indicator, each.variant)}` : ''
    print(
      `${catalogue.districts.get(each.district).name}  ${each.period}  ${indicator.name.zh}${variant}  ${before} → ${colours.bold(now)} ${unitFacts(indicator.unit).zh}`,
    )
  }
  const alike = changed.length - printed
  print(
    `${printed} 个指标值变化 figures changed${alike > 0 ? `; ${alike} 个仅分子、分母或状态变化，显示值相同 look the same, only numerator, denominator or status changed` : ''}; ${after.length - changed.length} 个未变 unchanged`,
  )
}

/** The content of a figure, without its state. */
function says(figure: StoredFigure | undefined): string {
  if (figure === undefined) return ''
  const { revision: _revision, settled: _settled, movedAt: _movedAt, ...observation }: StoredFigure = figure
  return JSON.stringify(observation satisfies Omit<Observation, 'revision'>)
}
