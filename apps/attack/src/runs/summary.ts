import type { Highs } from 'highs'
import { rowsOf, type Finding } from '../attack/attack.js'
import { fewestRows, inWords } from '../attack/explanation.js'
import type { Verdict } from '../attack/guesses.js'
import { randomOf } from '../city/random.js'
import type { Disclosure } from '../knowledge/released.js'
import type { TableRun } from './table.js'

/** How a count was told: the relations that were needed, and the same in words. */
export interface Leak {
  readonly kinds: readonly string[]
  readonly words: readonly string[]
}

/** What is left of a table when it is done: numbers, and how some of its counts were told. */
export interface TableSummary {
  readonly seed: number
  readonly tried: readonly string[]
  readonly figures: number
  readonly hidden: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly marks: Readonly<Record<Disclosure, number>>
  readonly isRefused: boolean
  readonly protectMs: number
  readonly attackMs: number
  readonly leaks: readonly Leak[]
}

/** Counts a table's findings, and explains the first of the counts that were told, `most` at most. */
export function summaryOf(highs: Highs, seed: number, run: TableRun, most: number): TableSummary {
  const { findings } = run.result
  const verdicts = { told: 0, narrowed: 0, safe: 0, 'not-proved': 0 }
  for (const { verdict } of findings) verdicts[verdict] += 1
  return {
    seed,
    tried: run.tried,
    figures: Object.values(run.marks).reduce((sum, each) => sum + each, 0),
    hidden: findings.length,
    verdicts,
    marks: run.marks,
    isRefused: run.isRefused,
    protectMs: run.protectMs,
    attackMs: run.attackMs,
    leaks: findings
      .filter(({ verdict }) => verdict === 'told')
      .slice(0, most)
      .map((finding) => leakOf(highs, run, finding)),
  }
}

/** How a count was told. */
function leakOf(highs: Highs, { attacked, result }: TableRun, { target, reader, variable }: Finding): Leak {
  const who = reader === null ? 'A stranger' : `The office of ${reader}`
  const head = `${who} finds out that ${target.key} is ${target.truth}:`
  if (target.isShown) return { kinds: ['shown itself'], words: [head, '  it is shown'] }
  const { variables } = result.known.system
  const rows = fewestRows(highs, variables, rowsOf(attacked, result.known, reader), variable, randomOf(1).next)
  return {
    kinds: [...new Set(rows.map(({ kind }) => kind))].toSorted(),
    words: [head, ...rows.map((row) => `  ${inWords(row, variables)}`)],
  }
}

/** What a worker answers: a summary, or why there is none. */
export type Answer = { readonly summary: TableSummary } | { readonly fault: string }
