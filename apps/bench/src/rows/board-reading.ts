import { huzhou, huzhou2024 } from '@minzheng/huzhou'
import type { Store } from '@minzheng/store'
import { boardPlaces, readBoard } from '@minzheng/worker'
import { medianTime } from '../measuring/median.js'
import type { Measurement } from '../measuring/measurement.js'

const times = 15
const warming = 30

/** Reads the board of the plan's year from the store: every target, for the city and its counties. */
export async function boardReading(store: Store): Promise<Measurement> {
  const { rows } = await readBoard(store, huzhou)
  if (rows.length < huzhou2024.targets.length)
    throw new Error(`the board must have a row for each of ${huzhou2024.targets.length} targets, got ${rows.length}`)
  return {
    name: `The board: ${huzhou2024.targets.length} targets, ${boardPlaces(huzhou.catalogue).length} places`,
    run: async () => {
      // Warm-up, as in a service that has served boards before.
      for (let time = 0; time < warming; time += 1) await readBoard(store, huzhou)
      const value = await medianTime(times, () => readBoard(store, huzhou))
      return [{ name: `read from the store, median of ${times}`, value, unit: 'ms', goal: { atMost: 20 } }]
    },
  }
}
