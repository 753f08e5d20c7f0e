import { unitFacts, type District, type Observation } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import { System, type RelationKind, type Terms } from '../solving/system.js'
import { meaningOf, type Meaning, type MeaningTerm } from './meaning.js'
import { overlapsOf, partitionsOf } from './partitions.js'
import { figureKey, type Attacked, type Disclosure, type Release } from './released.js'
import { isWithin, storedSum, wordsOf, type StoredSum } from './stored-sum.js'

/** A small count that is not shown (or that is, which is the worst of leaks). */
export interface Target {
  readonly key: string
  readonly truth: number
  /** Its variable in each release that holds it. */
  readonly variables: readonly number[]
  readonly district: string
  readonly isShown: boolean
  /** The counties of which it counts nothing but their own: their offices know it, and learn of nobody else. */
  readonly owners: readonly string[]
}

/** What everybody knows, what is to be found out, and where each variable is. */
export interface Known {
  readonly system: System
  readonly targets: readonly Target[]
  /** The district of a variable of the model; its own records count as in it. */
  readonly districtOf: ReadonlyMap<number, string>
}

const levels = ['city', 'county', 'township', 'village']

/** Derives what every reader of some releases knows, from what the figures mean. */
export function knownTo(attacked: Attacked): Known {
  return new Reading(attacked).known()
}

class Reading {
  readonly system = new System()
  readonly districtOf = new Map<number, string>()
  /** Sum → the rank of the lowest level of a figure that reads it. */
  readonly sums = new Map<string, { readonly sum: StoredSum; rank: number }>()
  readonly attacked: Attacked

  constructor(attacked: Attacked) {
    this.attacked = attacked
    for (const id of attacked.released) {
      const indicator = attacked.catalogue.indicator(id)
      for (const sum of measuresOf(indicator).map(storedSum)) {
        const rank = levels.indexOf(indicator.lowestLevel)
        const known = this.sums.get(sum.id)
        if (known === undefined) this.sums.set(sum.id, { sum, rank })
        else known.rank = Math.max(known.rank, rank)
      }
    }
  }

  known(): Known {
    const { releases } = this.attacked
    for (const [number, release] of releases.entries()) {
      this.#districts(number, release)
      this.#partsAndInclusions(number, release)
      if (number > 0 && this.attacked.guessesUnchanged !== false) this.#unchanged(number)
    }
    const targets = this.#figures()
    return { system: this.system, targets, districtOf: this.districtOf }
  }

  /** The districts for which a sum is known at all, parents first. */
  #places(sum: StoredSum): readonly District[] {
    const { rank } = this.sums.get(sum.id)!
    return this.attacked.catalogue.districts.all.filter(({ level }) => levels.indexOf(level) <= rank)
  }

  #below(sum: StoredSum, place: string): readonly string[] {
    const { rank } = this.sums.get(sum.id)!
    return this.attacked.catalogue.districts
      .children(place)
      .filter(({ level }) => levels.indexOf(level) <= rank)
      .map(({ code }) => code)
  }

  #truth(number: number, sum: StoredSum, place: string, month: string): number {
    return this.attacked.releases[number]!.source.total(sum.dataset, place, month, sum.measure.key) ?? 0
  }

  #name(number: number, sum: StoredSum, place: string, month: string): string {
    return `${number} ${sum.id} ${place} ${month}`
  }

  /** A sum of a district and month, as a release has it. `own`: of its own records alone. */
  #variable(number: number, sum: StoredSum, place: string, month: string, own = false): number {
    const index = this.system.variable(this.#name(number, sum, own ? `own of ${place}` : place, month), () => {
      const all = this.#truth(number, sum, place, month)
      const below = own
        ? this.#below(sum, place).reduce((add, each) => add + this.#truth(number, sum, each, month), 0)
        : 0
      const label = this.#about(number, sum, own ? `own of ${place}` : place, month)
      return { label, truth: all - below, isWhole: sum.kind === 'count', low: 0, high: Infinity }
    })
    this.districtOf.set(index, place)
    return index
  }

  #about(number: number, sum: StoredSum, place: string, month: string): string {
    return `${wordsOf(sum)}, ${place} ${month} (release ${number + 1})`
  }

  /** A district is its own records and those of the districts below. */
  #districts(number: number, { months }: Release): void {
    for (const { sum } of this.sums.values())
      for (const { code } of this.#places(sum)) {
        const below = this.#below(sum, code)
        for (const month of months) {
          const whole = this.#variable(number, sum, code, month)
          if (below.length === 0) continue
          const terms = new Map([[whole, 1]])
          for (const each of below) terms.set(this.#variable(number, sum, each, month), -1)
          terms.set(this.#variable(number, sum, code, month, true), -1)
          this.system.add('districts', this.#about(number, sum, code, month), terms, 0)
        }
      }
  }

  /** Where a sum is not added up from others: the lowest districts, and the own records of the others. */
  *#ends(sum: StoredSum): Iterable<{ readonly place: string; readonly own: boolean }> {
    for (const { code } of this.#places(sum)) yield { place: code, own: this.#below(sum, code).length > 0 }
  }

  #partsAndInclusions(number: number, { months }: Release): void {
    const sums = [...this.sums.values()].map(({ sum }) => sum)
    const at = (sum: StoredSum, place: string, month: string, own: boolean): number | undefined =>
      this.system.find(this.#name(number, sum, own ? `own of ${place}` : place, month))
    const addAll = (
      kind: RelationKind,
      whole: StoredSum,
      parts: readonly StoredSum[],
      low: number,
      high: number,
      twice?: StoredSum,
    ): void => {
      for (const month of months)
        for (const { code } of this.#places(whole))
          for (const own of [false, true]) {
            const terms = new Map<number, number>()
            const added = twice === undefined ? [whole] : [whole, twice]
            const found = [...added, ...parts].map((sum) => at(sum, code, month, own))
            if (found.includes(undefined)) continue
            for (const [index, each] of found.entries()) terms.set(each!, index < added.length ? 1 : -1)
            this.system.add(kind, this.#about(number, whole, code, month), terms, low, high)
          }
    }
    for (const { kind, whole, parts, isComplete } of partitionsOf(this.attacked, sums))
      addAll(kind, whole, parts, 0, isComplete ? 0 : Infinity)
    for (const one of sums)
      for (const other of sums)
        // Only the nearest: what is within that is within the further ones.
        if (isWithin(one, other) && !sums.some((between) => isWithin(one, between) && isWithin(between, other)))
          addAll('inclusion', other, [one], 0, Infinity)
    for (const { whole, one, other, both } of overlapsOf(sums))
      addAll('inclusion', whole, [one, other], 0, Infinity, both)
  }

  /**
   * What a later release did not change. A reader who guesses so of a hidden figure may be wrong; this reader guesses
   * only what is right, so a count is safe even from a lucky guess.
   */
  #unchanged(number: number): void {
    for (const { sum } of this.sums.values())
      for (const { place, own } of this.#ends(sum))
        for (const month of this.attacked.releases[number - 1]!.months) {
          const name = own ? `own of ${place}` : place
          const [now, then] = [number, number - 1].map((each) => this.system.find(this.#name(each, sum, name, month)))
          if (now === undefined || then === undefined) continue
          if (this.system.variables[now]!.truth !== this.system.variables[then]!.truth) continue
          this.system.add(
            'unchanged',
            this.#about(number, sum, place, month),
            new Map([
              [now, 1],
              [then, -1],
            ]),
            0,
          )
        }
  }

  #termsOf(number: number, terms: readonly MeaningTerm[], place: string): Terms {
    const sums = new Map<number, number>()
    for (const { sum, months, by } of terms)
      for (const month of months) {
        const index = this.#variable(number, sum, place, month)
        sums.set(index, (sums.get(index) ?? 0) + by)
      }
    return sums
  }

  /** What shown figures say, that hidden counts are not zero, and which hidden counts are small. */
  #figures(): readonly Target[] {
    const targets = new Map<string, { -readonly [Key in keyof Target]: Target[Key] }>()
    const hidden: { readonly of: string; readonly about: string; readonly terms: Terms; readonly truth: number }[] = []
    for (const [number, release] of this.attacked.releases.entries())
      for (const [at, { observation, disclosure }] of release.figures.entries()) {
        const meaning = meaningOf(this.attacked.catalogue, observation, release.months)
        if (meaning === undefined) continue
        const published = release.published[at]!
        this.#value(number, observation, published, meaning)
        for (const side of ['numerator', 'denominator'] as const) {
          const means = meaning[side]
          const truth = observation[side]
          if (means === null || truth === null) continue
          const terms = this.#termsOf(number, means, observation.district)
          const about = `${figureKey(observation)} ${side} (release ${number + 1})`
          if (Math.abs(this.system.truthOf(terms) - truth) > 1e-6)
            throw new Error(`the attack must understand each figure, got ${truth} for ${about}`)
          if (published[side] !== null) this.system.add(kindOf(meaning, means), about, terms, published[side])
          else if (isNotZero(meaning, means, side, disclosure))
            hidden.push({ of: `${observation.indicator} ${side}`, about, terms, truth })
          if (!this.#isSmall(number, observation.indicator, observation.district, meaning, means, truth)) continue
          // Two figures may be of one number, such as a stock at the end of a month and of the year to its end.
          const owners = this.#owners(number, means, observation.district, truth)
          const key = `${owners.join()} ${means.map(({ sum, months, by }) => `${by} ${sum.id} ${months.join()}`).join(' ')} ${observation.district} ${truth}`
          const variable = this.#variableOf(about, kindOf(meaning, means), terms, observation.district)
          const target = targets.get(key) ?? {
            key: `${figureKey(observation)} ${side}`,
            truth,
            variables: [],
            district: observation.district,
            isShown: false,
            owners,
          }
          target.variables = [...new Set([...target.variables, variable])]
          target.isShown ||= published[side] !== null
          targets.set(key, target)
        }
      }
    // If a protector hides a zero of an indicator, no reader can be sure that what is hidden of it is not zero.
    const withZeros = new Set(hidden.filter(({ truth }) => truth < 1).map((each) => each.of))
    for (const { of, about, terms } of hidden)
      if (!withZeros.has(of)) this.system.add('hidden', about, terms, 1, Infinity)
    return [...targets.values()]
  }

  #owners(number: number, means: readonly MeaningTerm[], place: string, truth: number): readonly string[] {
    const { districts } = this.attacked.catalogue
    return districts
      .atLevel(place, 'county')
      .filter(({ code }) => code !== place && this.system.truthOf(this.#termsOf(number, means, code)) === truth)
      .map(({ code }) => code)
  }

  /**
   * A value that is let out without the numbers that it is computed from, rounded or not: it tells a number, or what two
   * of them are to each other.
   */
  #value(number: number, observation: Observation, published: Observation, meaning: Meaning): void {
    const { value, numerator, denominator, district } = observation
    const isWhole = published.numerator !== null && (denominator === null || published.denominator !== null)
    if (published.value === null || value === null || numerator === null || isWhole) return
    const indicator = this.attacked.catalogue.indicator(observation.indicator)
    const by = numerator === 0 ? 1 : (value * (denominator ?? 1)) / numerator
    const decimals = indicator.decimals ?? unitFacts(indicator.unit).decimals
    const off = Math.abs(published.value - value) < 1e-9 ? 1e-9 : 0.5 * 10 ** -decimals
    const terms = new Map(
      [...this.#termsOf(number, meaning.numerator, district)].map(([index, each]) => [index, each * by]),
    )
    for (const [index, each] of this.#termsOf(number, meaning.denominator ?? [], district))
      terms.set(index, (terms.get(index) ?? 0) - each * published.value)
    const known = denominator === null ? published.value : 0
    const slack = off * (denominator ?? 1) + 1e-9
    const about = `${figureKey(observation)} value (release ${number + 1})`
    this.system.add('value', about, terms, known - slack, known + slack)
  }

  /** One variable for a sum of variables. */
  #variableOf(about: string, kind: RelationKind, terms: Terms, district: string): number {
    const [only] = terms
    if (terms.size === 1 && only?.[1] === 1) return only[0]
    const isWhole = [...terms.keys()].every((index) => this.system.variables[index]!.isWhole)
    const truth = this.system.truthOf(terms)
    const variable = this.system.variable(about, () => ({
      label: about,
      truth,
      isWhole,
      low: -Infinity,
      high: Infinity,
    }))
    this.districtOf.set(variable, district)
    this.system.add(kind, `${about}, its meaning`, new Map([...terms, [variable, -1]]), 0)
    return variable
  }

  /** True for a count from 1 to below the threshold, and for a sum over so few records. */
  #isSmall(
    number: number,
    indicator: string,
    district: string,
    meaning: Meaning,
    means: readonly MeaningTerm[],
    truth: number,
  ): boolean {
    const threshold = this.attacked.thresholdOf(indicator)
    // How much a count changed is no count of persons.
    if (meaning.kind === 'change' || threshold <= 1) return false
    if (means.every(({ sum }) => sum.kind === 'count')) {
      const [first, ...others] = means
      const isCount = others.every(({ sum, by }) => by > 0 || isWithin(sum, first!.sum))
      return isCount && truth >= 1 && truth < threshold
    }
    const records = means.reduce((added, { sum, months }) => {
      const counted = this.attacked.catalogue.measures(sum.dataset).find((each) => sameRecords(storedSum(each), sum))
      if (counted === undefined) return Infinity
      const { source } = this.attacked.releases[number]!
      return (
        added + months.reduce((all, month) => all + (source.total(sum.dataset, district, month, counted.key) ?? 0), 0)
      )
    }, 0)
    return records >= 1 && records < threshold && truth !== 0
  }
}

function sameRecords(counted: StoredSum, sum: StoredSum): boolean {
  return (
    counted.kind === 'count' &&
    counted.dataset === sum.dataset &&
    counted.conditions.join() === sum.conditions.join() &&
    JSON.stringify(counted.measure.basis) === JSON.stringify(sum.measure.basis)
  )
}

/** True if a hidden number is not zero: counts of zero are shown, and a division by zero has another status. */
function isNotZero(
  meaning: Meaning,
  means: readonly MeaningTerm[],
  side: 'numerator' | 'denominator',
  disclosure: Disclosure,
): boolean {
  if (disclosure === 'withheld' || means.some(({ by }) => by < 0)) return false
  return meaning.kind === 'total' || side === 'denominator'
}

function kindOf(meaning: Meaning, terms: readonly MeaningTerm[]): RelationKind {
  if (meaning.kind === 'change') return 'change'
  if (terms.length > 1) return 'indicators'
  return terms[0]!.months.length > 1 ? 'months' : 'shown'
}
