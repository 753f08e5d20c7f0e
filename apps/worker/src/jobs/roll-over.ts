import { createHash } from 'node:crypto'
import type { Catalogue } from '@minzheng/core'
import { parsePeriod, type Month } from '@minzheng/core/periods'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { monthBefore, type Calendar } from '../base/calendar.js'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'

/**
 * Opens a month before its first return, so that its sums are ready early: stocks at the end of the month, ages with
 * them, and values in force. For each office that returned a register for the previous month, it adds an estimated
 * return for this month, because a register continues until it is changed. Flows of the month are not known before they
 * are returned.
 */
export function rollOverHandler(
  store: Pick<Store, 'openMonth' | 'land' | 'figures'>,
  catalogue: Pick<Catalogue, 'districts' | 'datasets'>,
  relay: Pick<Relay, 'run'>,
  calendar: Pick<Calendar, 'thisMonth'>,
): Handler<'roll-over'> {
  return async ({ month = calendar.thisMonth(), carry = true }, { progress }) => {
    if (month > calendar.thisMonth()) throw new RejectedJobError([`data.month must have begun, got ${month}`])
    const opened = await store.openMonth(month)
    const registers = [...catalogue.datasets.values()].filter(({ time }) => time.kind !== 'flow')
    let carried = 0
    if (carry)
      for (const [index, dataset] of registers.entries()) {
        carried += await carryOver(store, catalogue, dataset, month)
        progress(index + 1, registers.length)
      }
    const queued = opened || carried > 0 ? await relay.run().catch(() => 0) : 0
    return { outcome: opened || carried > 0 ? 'done' : 'superseded', month, opened, carried, queued }
  }
}

/**
 * Adds an estimated return for every district that returned the register for the previous month and has not returned it
 * for this one. Returns the number of districts.
 */
async function carryOver(
  store: Pick<Store, 'land' | 'figures'>,
  { districts }: Pick<Catalogue, 'districts'>,
  dataset: { readonly name: string; readonly reportedBy: Parameters<Catalogue['districts']['atLevel']>[1] },
  month: Month,
): Promise<number> {
  const before = monthBefore(month)
  const { returns } = await store.figures.source({
    districts: [],
    periods: [before, month].map(parsePeriod),
    indicators: [],
    datasets: [dataset.name],
  })
  // Skips an office below which other offices return for themselves: a return of it would count for them too.
  const places = districts
    .answeringAt(districts.root.code, dataset.reportedBy)
    .map(({ code }) => code)
    .filter((code) => districts.answeringAt(code, dataset.reportedBy).length === 1)
  const open = places.filter(
    (code) =>
      returns.completeness(dataset, code, [before]).received > 0 &&
      returns.completeness(dataset, code, [month]).received === 0,
  )
  if (open.length === 0) return 0
  const name = `roll-over ${month} (${open.length})`
  const sha256 = createHash('sha256')
    .update(JSON.stringify(['roll-over', month, dataset.name, open]))
    .digest('hex')
  const { landedBefore } = await store.land({ name, sha256, dataset: dataset.name }, (landing) =>
    landing.returns(open.map((district) => ({ district, month, estimated: true }))),
  )
  return landedBefore ? 0 : open.length
}
