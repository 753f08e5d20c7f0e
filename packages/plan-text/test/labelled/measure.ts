import type { PlanPromise } from '../../src/index.js'
import type { LabelledPlan, LabelledPromise } from './labelled.js'

/** How a plan was read. */
export interface Measured {
  readonly plan: string
  readonly labelled: number
  readonly found: number
  /** Found with the right number and unit. */
  readonly right: number
  /** Of the right ones: operator, kind, range, stage and counted words right too. */
  readonly whole: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

const fits = (label: LabelledPromise, found: PlanPromise): boolean =>
  label.value === found.value && label.unit === found.unit

const fitsWholly = (label: LabelledPromise, found: PlanPromise): boolean =>
  label.operator === found.operator &&
  label.kind === found.kind &&
  (label.high ?? null) === found.high &&
  found.counted.includes(label.counted) &&
  (label.month === undefined || label.month === found.due?.month)

/** Reads the clauses of a plan, and pairs what is found with the labels in order. */
export function measure(plan: LabelledPlan, find: (clause: string) => readonly PlanPromise[]): Measured {
  const missed: string[] = []
  const wrong: string[] = []
  let [labelled, found, right, whole] = [0, 0, 0, 0]
  for (const { text, promises } of plan.clauses) {
    const left = [...find(text)]
    labelled += promises.length
    found += left.length
    for (const label of promises) {
      const at = left.findIndex((each) => fits(label, each))
      if (at < 0) {
        missed.push(`${label.value}${label.unit}: ${text}`)
        continue
      }
      const [each] = left.splice(at, 1)
      right += 1
      if (fitsWholly(label, each!)) whole += 1
      else wrong.push(`differs: ${JSON.stringify(label)} ${JSON.stringify(each)}`)
    }
    wrong.push(...left.map(({ quote, value, unit }) => `not a promise: ${value}${unit} ${quote.text}`))
  }
  return { plan: plan.id, labelled, found, right, whole, missed, wrong }
}
