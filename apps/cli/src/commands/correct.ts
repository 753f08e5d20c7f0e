import pc from 'picocolors'
import { displayValue, measuresOf, parsePeriod } from '@minzheng/core'
import { correctRecord } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import type { StoredObservation } from '@minzheng/store'
import type { Session } from '../session.js'
import { recomputeAll } from './recompute.js'

/**
 * Changes one record: `field=value` pairs, of which the key's fields say which record, and the others what it should hold.
 * Then brings its districts up to date and prints each figure that changed, before and after.
 */
export async function correct(session: Session, datasetName: string, assignments: readonly string[]): Promise<void> {
  const dataset = huzhouCatalogue.dataset(datasetName)
  const pairs = new Map(
    assignments.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) throw new Error(`"${text}" is not field=value`)
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
  const missing = dataset.key.filter((field) => !pairs.has(field))
  if (missing.length > 0) throw new Error(`Say which record: ${dataset.name} is keyed by ${dataset.key.join(', ')}; missing ${missing.join(', ')}`)
  const key = Object.fromEntries(dataset.key.map((field) => [field, pairs.get(field)!]))
  const changes = Object.fromEntries([...pairs].filter(([field]) => !dataset.key.includes(field)))
  if (Object.keys(changes).length === 0)
    throw new Error(
      `Say what to change: ${Object.keys(dataset.facts)
        .filter((field) => !dataset.key.includes(field))
        .join(', ')}`,
    )

  const indicators = [...huzhouCatalogue.indicators.values()]
    .filter((indicator) => measuresOf(indicator).some((measure) => measure.dataset === dataset.name))
    .map(({ id }) => id)
  const before = await session.store.observations({ indicators })
  const { before: old, after } = await correctRecord({ catalogue: huzhouCatalogue, store: session.store, dataset: dataset.name, key, changes })
  for (const field of Object.keys(after))
    if (old[field] !== after[field]) console.log(`${dataset.facts[field]?.title.zh ?? field} ${field}: ${String(old[field])} → ${String(after[field])}`)
  await recomputeAll(session)
  printChanges(before, await session.store.observations({ indicators }))
}

function printChanges(before: readonly StoredObservation[], after: readonly StoredObservation[]): void {
  const key = (each: StoredObservation): string => `${each.indicator} ${each.variant} ${each.district} ${each.period}`
  const old = new Map(before.map((each) => [key(each), each]))
  const changed = after.filter((each) => old.get(key(each))?.revision !== each.revision)
  if (changed.length === 0) return console.log('没有指标值变化 no figure changed')
  const order = (each: StoredObservation): string =>
    `${each.indicator} ${each.district.length} ${each.district} ${parsePeriod(each.period).from} ${each.period}`
  for (const each of [...changed].sort((left, right) => (order(left) < order(right) ? -1 : 1))) {
    const indicator = huzhouCatalogue.indicator(each.indicator)
    const was = old.get(key(each))
    const variant = Object.keys(indicator.variants).length > 1 ? ` (${each.variant})` : ''
    console.log(
      `${huzhouCatalogue.districts.get(each.district).name}  ${each.period}  ${indicator.name.zh}${variant}  ${was === undefined ? '—' : displayValue(indicator, was).zh} → ${pc.bold(displayValue(indicator, each).zh)}  ${pc.dim(`第${each.revision}版 revision ${each.revision}`)}`,
    )
  }
  console.log(`${changed.length} 个指标值变化 figures changed; ${after.length - changed.length} 个未变 unchanged`)
}
