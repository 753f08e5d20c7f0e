import type { Highs } from 'highs'
import type { Row, Variable } from '../solving/system.js'
import { verdicts } from './guesses.js'

/**
 * The fewest rows from which a variable's number follows: none of them can be left out. Found by leaving out more and
 * more, half of the rows first.
 */
export function fewestRows(
  highs: Highs,
  variables: readonly Variable[],
  rows: readonly Row[],
  target: number,
  random: () => number,
): readonly Row[] {
  const tells = (some: readonly Row[]): boolean =>
    verdicts(highs, variables, some, [target], new Map(), random).get(target) === 'told'
  let kept = connected(rows, target)
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length;) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)]
      if (tells(without)) kept = size > 1 ? connected(without, target) : without
      else from += size
    }
  return kept
}

/** The rows that a variable has to do with at all. */
function connected(rows: readonly Row[], target: number): readonly Row[] {
  const reached = new Set([target])
  const taken = new Set<Row>()
  for (let before = -1; before < taken.size;) {
    before = taken.size
    for (const row of rows)
      if (!taken.has(row) && row.variables.some((index) => reached.has(index))) {
        taken.add(row)
        for (const index of row.variables) reached.add(index)
      }
  }
  return rows.filter((row) => taken.has(row))
}

/** A row in words. */
export function inWords(
  { kind, about, variables: within, coefficients, low, high }: Row,
  all: readonly Variable[],
): string {
  const sum = within.map((index, at) => `${signOf(coefficients[at]!)} [${all[index]!.label}]`).join(' ')
  const bound = low === high ? `= ${low}` : high === Infinity ? `≥ ${low}` : `between ${low} and ${high}`
  return within.length > 5 ? `${kind}: ${about}` : `${kind}: ${about}: ${sum} ${bound}`
}

function signOf(by: number): string {
  return by === 1 ? '+' : by === -1 ? '−' : `${by > 0 ? '+' : '−'} ${Math.abs(by)} ×`
}
