import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from '../packages/core/src/index.js'
import type * as PlanText from '../packages/plan-text/src/index.js'
import { labelledPlans } from '../packages/plan-text/test/labelled/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const entry = (folder: string): string => pathToFileURL(join(root, folder, 'dist/index.js')).href

let read: typeof PlanText
let plan: {
  readonly huzhou2024: { readonly text: string; readonly items: readonly { readonly number: number }[] }
  readonly huzhouCatalogue: Catalogue
}
beforeAll(async () => {
  read = (await import(entry('packages/plan-text'))) as typeof PlanText
  plan = (await import(entry('deployments/huzhou'))) as typeof plan
})

describe('The plan of Huzhou for 2024', () => {
  it('has the items that the project reads in it, and six sections', () => {
    const { items, sections } = read.cutPlan(plan.huzhou2024.text)
    expect(items.map(({ number }) => number)).toEqual(plan.huzhou2024.items.map(({ number }) => number))
    expect(sections.map(({ mark }) => mark.text)).toEqual(['一、', '二、', '三、', '四、', '五、', '六、'])
  })

  it('keeps at least 95 of 100 items without its line ends, and without commas and full stops too', () => {
    const whole = plan.huzhou2024.text.replaceAll('\n', '')
    for (const text of [whole, whole.replaceAll(/[，,。；;]/g, '')]) {
      const { items } = read.cutPlan(text)
      const right = items.filter(({ number }) => plan.huzhou2024.items.some((each) => each.number === number)).length
      expect(right / plan.huzhou2024.items.length).toBeGreaterThanOrEqual(0.95)
      expect(right / items.length).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('promises as a whole what its labelled clauses promise, and nothing else', () => {
    const { text } = plan.huzhou2024
    const found = read.draftPlan(text, []).promises.map(({ promise: { value, unit } }) => `${value} ${unit}`)
    const labelled = labelledPlans.find(({ id }) => id === 'huzhou-2024')!.clauses.flatMap(({ promises }) => promises)
    expect(found).toEqual(labelled.map(({ value, unit }) => `${value} ${unit}`))
  })
})

/** How many promises with an indicator have it first, and among the three. */
describe('The right indicator', () => {
  const counted = (tuned: boolean): { readonly all: number; readonly amongThree: number; readonly first: number } => {
    const propose = read.proposer([...plan.huzhouCatalogue.indicators.values()])
    let [all, amongThree, first] = [0, 0, 0]
    for (const { clauses } of labelledPlans.filter((each) => each.tuned === tuned))
      for (const { text, promises } of clauses) {
        const found = [...read.findPromises({ offset: 0, text })]
        for (const { value, unit, indicators } of promises) {
          const at = found.findIndex((each) => each.value === value && each.unit === unit)
          const [promise] = at < 0 ? [] : found.splice(at, 1)
          if (indicators.length === 0) continue
          all += 1
          const place =
            promise === undefined
              ? -1
              : propose(promise, { clause: text }).findIndex(({ indicator }) => indicators.includes(indicator))
          if (place >= 0) amongThree += 1
          if (place === 0) first += 1
        }
      }
    return { all, amongThree, first }
  }

  it('is an indicator that there is, in all labels', () => {
    const named = labelledPlans.flatMap(({ clauses }) =>
      clauses.flatMap(({ promises }) => promises.flatMap(({ indicators }) => indicators)),
    )
    expect(named.filter((id) => !plan.huzhouCatalogue.indicators.has(id))).toEqual([])
  })

  it.each([
    { tuned: true, least: 0.9 },
    { tuned: false, least: 0.8 },
  ])('is among the first three as often as the README says: tuned $tuned', ({ tuned, least }) => {
    const { all, amongThree, first } = counted(tuned)
    expect(all).toBeGreaterThanOrEqual(20)
    expect(amongThree / all, `${amongThree} of ${all}, ${first} first`).toBeGreaterThanOrEqual(least)
  })
})
