import { evaluate, type Return } from '@minzheng/core'
import type { Comparison } from './comparison.js'
import { handLoop, type HandTotals } from './hand-loop.js'
import { homeRecords, homesCatalogue } from './homes.js'

const months = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}`)
const returns: readonly Return[] = months.map((month) => ({ dataset: 'homes', district: '330500', month }))

/** Ten indicators in memory beside a loop written by hand for them. Throws where the two do not give the same figures. */
export function inMemory(size: number): Comparison {
  const records = homeRecords(size)
  const ours = (): ReturnType<typeof evaluate> => evaluate(homesCatalogue, { homes: records }, returns)
  const byHand = (): HandTotals => handLoop(records, homesCatalogue.districts)
  refuseDifferences(ours(), byHand())
  return {
    name: 'Ten indicators in memory',
    unit: 'records',
    size,
    ours,
    beside: { 'a loop written by hand': byHand },
    goal: { beside: 'a loop written by hand', ratio: 1.5 },
  }
}

/** Every figure of every month and district above the villages, ours against the loop's. */
function refuseDifferences(figures: ReturnType<typeof evaluate>, totals: HandTotals): void {
  const { districts } = homesCatalogue
  const parts: readonly (readonly [id: string, numerator: keyof HandTotals, denominator?: keyof HandTotals])[] = [
    ['homes', 'homes'],
    ['public-homes', 'publicHomes'],
    ['beds', 'beds'],
    ['nursing-share', 'nursingBeds', 'beds'],
    ['top-graded', 'topGraded'],
    ['inspected-share', 'inspected', 'homes'],
    ['opened', 'opened'],
    ['closed', 'closed'],
    ['beds-opened', 'bedsOpened'],
    ['township-coverage', 'covered'],
  ]
  let compared = 0
  districts.all.forEach(({ code, level }, place) => {
    if (level === 'village') return
    months.forEach((month, position) => {
      const at = place * 13 + position
      for (const [id, numerator, denominator] of parts) {
        const figure = figures.observe(`bench.${id}`, code, month)
        const wanted = [totals[numerator][at], denominator === undefined ? undefined : totals[denominator][at]]
        const found = [figure.numerator, denominator === undefined ? undefined : figure.denominator]
        if (wanted[0] !== found[0] || wanted[1] !== found[1]) throw new Error(`${id} ${code} ${month}: ours ${String(found)}, by hand ${String(wanted)}`)
        compared += 1
      }
    })
  })
  process.stdout.write(`${compared.toLocaleString('en')} figures compared: all equal\n`)
}
