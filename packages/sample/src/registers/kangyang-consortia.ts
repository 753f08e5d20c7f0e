import type { AnyRecord, District } from '@minzheng/core'
import type { CountyFigures } from '../base/calibration.js'
import { dayBetween } from '../base/days.js'
import type { Random } from '../base/random.js'

/** One consortium in each covered township, a second in some; a few have ended, also in townships without another. */
export function kangyangConsortiaOf(
  county: CountyFigures,
  townships: readonly District[],
  random: Random,
): AnyRecord[] {
  const covered = new Set(random.sample(townships, county.townshipsCovered))
  return townships.flatMap((township, index) => {
    const consortium = (number: number): string => `LHT${township.code}-${number}`
    const before = (): string => dayBetween(random, '2020-10-01', '2023-12-20')
    const ended = {
      consortium: consortium(9),
      district: township.code,
      recognisedOn: dayBetween(random, '2020-06-01', '2022-06-30'),
      endedOn: dayBetween(random, '2023-09-01', '2024-10-31'),
    }
    if (!covered.has(township)) return index % 2 === 0 ? [ended] : []
    const first = {
      consortium: consortium(1),
      district: township.code,
      recognisedOn: random.chance(0.17) ? dayBetween(random, '2024-03-01', '2024-11-30') : before(),
      endedOn: null,
    }
    const second = { consortium: consortium(2), district: township.code, recognisedOn: before(), endedOn: null }
    return [first, ...(random.chance(0.2) ? [second] : []), ...(random.chance(0.08) ? [ended] : [])]
  })
}
