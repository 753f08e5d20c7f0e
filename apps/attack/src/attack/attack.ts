import type { Highs } from 'highs'
import { randomOf } from '../city/random.js'
import { knownTo, type Known, type Target } from '../knowledge/known.js'
import type { Attacked } from '../knowledge/released.js'
import type { Row } from '../solving/system.js'
import { verdicts, type Possible, type Verdict } from './guesses.js'

/** Who reads: a stranger (null), or the office of a county, which knows all its own figures. */
export type Reader = string | null

/** What some reader finds out about a small count. */
export interface Finding {
  readonly target: Target
  readonly verdict: Verdict
  /** The reader who finds out most; the variable of the target that tells. */
  readonly reader: Reader
  readonly variable: number
}

/** The result of an attack. */
export interface Attack {
  readonly known: Known
  readonly findings: readonly Finding[]
}

const worst: readonly Verdict[] = ['told', 'narrowed', 'not-proved', 'safe']

/**
 * Attacks releases as every reader. A stranger comes last, because a stranger can rule out nothing that some office
 * cannot; what one office cannot rule out, another may.
 */
export function attack(highs: Highs, attacked: Attacked, seed = 1): Attack {
  const known = knownTo(attacked)
  const random = randomOf(seed)
  const possibleToStrangers: Possible = new Map()
  const found = new Map<Target, Finding>()
  for (const reader of [...countiesOf(attacked), null]) {
    const targets = known.targets.filter(
      ({ isShown, district, owners }) =>
        !isShown &&
        (reader === null || !(attacked.catalogue.districts.contains(reader, district) || owners.includes(reader))),
    )
    if (targets.length === 0) continue
    const rows = rowsOf(attacked, known, reader)
    const all = targets.flatMap(({ variables }) => variables)
    const possible: Possible = reader === null ? possibleToStrangers : new Map()
    const byVariable = verdicts(highs, known.system.variables, rows, all, possible, random.next)
    for (const [variable, values] of possible)
      possibleToStrangers.set(variable, new Set([...(possibleToStrangers.get(variable) ?? []), ...values]))
    for (const target of targets)
      for (const variable of target.variables) {
        const verdict = byVariable.get(variable)!
        const before = found.get(target)
        // Of readers who find out as much, the stranger, who comes last, is named.
        const rank = worst.indexOf(verdict) - (reader === null ? 0.5 : 0)
        if (before === undefined || rank < worst.indexOf(before.verdict))
          found.set(target, { target, verdict, reader, variable })
      }
  }
  return {
    known,
    findings: known.targets.map(
      (target) => found.get(target) ?? { target, verdict: 'told', reader: null, variable: target.variables[0]! },
    ),
  }
}

function countiesOf({ catalogue: { districts } }: Attacked): readonly string[] {
  return districts.atLevel(districts.root.code, 'county').map(({ code }) => code)
}

/** What a reader knows: what all know, and for an office its own numbers. */
export function rowsOf(attacked: Attacked, { system, districtOf }: Known, reader: Reader): readonly Row[] {
  if (reader === null) return system.rows
  const own: Row[] = []
  for (const [index, district] of districtOf) {
    if (!attacked.catalogue.districts.contains(reader, district)) continue
    const { truth, label } = system.variables[index]!
    own.push({ kind: 'own figures', about: label, variables: [index], coefficients: [1], low: truth, high: truth })
  }
  return [...system.rows, ...own]
}
