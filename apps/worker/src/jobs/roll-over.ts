import { createHash } from 'node:crypto'
import type { Catalogue } from '@minzheng/core'
import { parsePeriod, type Month } from '@minzheng/core/periods'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { monthBefore, type Calendar } from '../base/calendar.js'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'

/**
 * Opens a month before the first office has returned anything for it, so that what its figures rest on is made before
 * they are asked for: registers are counted as they stand at its end, ages with them, and what is in force. What was
 * returned of a register for the month before is carried over as an estimate, since a register goes on until it is
 * changed; what happened in the month (flows) is not known before it is returned.
 */
export function rollOverHandler(
  store: Pick<Store, 'openMonth' | 'land' | 'figures'>,
  catalogue: Pick<Catalogue, 'districts' | 'datasets'>,
  relay: Pick<Relay, 'run'>,
  calendar: Pick<Calendar, 'thisMonth'>,
): Handler<'roll-over'> {
  return async ({ month = calendar.thisMonth(), carry = true }, { progress }) => {
    if (month > calendar.thisMonth()) throw new RejectedJobError([`data.month ${month} has not begun`])
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
 * States an estimated return for every district that returned the register for the month before and has not yet for
 * this one.
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
  // An office that answers for a branch besides others that answer for themselves is left to state its own: a return of
  // it would speak for them.
  const places = districts
    .answeringAt(districts.root.code, dataset.reportedBy)
    .map(({ code }) => code)
    .filter((code) => districts.answeringAt(code, dataset.reportedBy).length === 1)
  const due = places.filter(
    (code) =>
      returns.reporting(dataset, code, [before]).received > 0 &&
      returns.reporting(dataset, code, [month]).received === 0,
  )
  if (due.length === 0) return 0
  const name = `roll-over ${month} (${due.length})`
  const sha256 = createHash('sha256')
    .update(JSON.stringify(['roll-over', month, dataset.name, due]))
    .digest('hex')
  const { landedBefore } = await store.land({ name, sha256, dataset: dataset.name }, (landing) =>
    landing.returns(due.map((district) => ({ district, month, estimated: true }))),
  )
  return landedBefore ? 0 : due.length
}
