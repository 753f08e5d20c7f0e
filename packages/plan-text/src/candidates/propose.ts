import type { PlanPromise } from '../promise/plan-promise.js'
import type { IndicatorWords } from './indicator-words.js'
import { longestShared, pairsOf, Rarity } from './likeness.js'
import { unitFit, valueIn } from './unit-fit.js'

/** An indicator that a promise may be about. It is a proposal; a person decides. */
export interface Candidate {
  readonly indicator: string
  readonly name: string
  /** From 0 to 1. */
  readonly score: number
  /** The number in the indicator's unit; null if a person must convert it. */
  readonly value: number | null
  readonly high: number | null
  /** Why, in words for people. */
  readonly reasons: readonly string[]
}

/** The words around a promise: its clause, and the heading of its item. */
export interface PromiseContext {
  readonly clause?: string
  readonly heading?: string
}

/** How many candidates are proposed. */
const most = 3
/** Below this nothing is proposed. */
const leastScore = 0.05

/** Makes a function that proposes up to three indicators for a promise, best first. */
export function proposer(
  indicators: readonly IndicatorWords[],
): (promise: PlanPromise, context?: PromiseContext) => readonly Candidate[] {
  const known = indicators.map((indicator) => {
    const names = [indicator.name.zh, ...(indicator.words ?? [])]
    return { indicator, names: names.map((name) => ({ name, pairs: pairsOf(name) })) }
  })
  const rarity = new Rarity(known.map(({ names }) => names.map(({ name }) => name).join(' ')))
  return (promise, context = {}) => {
    const words = {
      near: pairsOf(`${promise.counted} ${promise.quote.text}`),
      clause: pairsOf((context.clause ?? '').slice(0, 300)),
      heading: pairsOf((context.heading ?? '').slice(0, 60)),
    }
    return known
      .map(({ indicator, names }) => {
        const likeness = Math.max(...names.map(({ pairs }) => likenessOf(words, pairs, rarity)))
        return { indicator, score: scoreOf(promise, indicator, likeness) }
      })
      .filter(({ score }) => score >= leastScore)
      .toSorted((one, other) => other.score - one.score || (one.indicator.id < other.indicator.id ? -1 : 1))
      .slice(0, most)
      .map(({ indicator, score }) => candidateOf(promise, indicator, score))
  }
}

/** Proposes up to three indicators for one promise; `proposer` is faster for many. */
export function proposeIndicators(
  promise: PlanPromise,
  indicators: readonly IndicatorWords[],
  context: PromiseContext = {},
): readonly Candidate[] {
  return proposer(indicators)(promise, context)
}

interface Words {
  readonly near: ReadonlySet<string>
  readonly clause: ReadonlySet<string>
  readonly heading: ReadonlySet<string>
}

/** Words next to the number count in full, those of the clause and of the heading for less. */
const clauseWeight = 0.6
const headingWeight = 0.25

/** From 0 to 1: how much of the name is in the text, and how much of the words near the number is in the name. */
function likenessOf({ near, clause, heading }: Words, name: ReadonlySet<string>, rarity: Rarity): number {
  let shared = 0
  let sharedNear = 0
  for (const pair of name) {
    const weight = rarity.of(pair)
    if (near.has(pair)) {
      shared += weight
      sharedNear += weight
    } else if (clause.has(pair)) shared += weight * clauseWeight
    else if (heading.has(pair)) shared += weight * headingWeight
  }
  if (shared === 0) return 0
  const ofName = shared / rarity.weight(name)
  const ofNear = near.size === 0 ? 0 : sharedNear / rarity.weight(near)
  return 0.65 * ofName + 0.35 * ofNear
}

function scoreOf(promise: PlanPromise, indicator: IndicatorWords, likeness: number): number {
  const fit = unitFit(promise, indicator)
  const score = likeness * (0.25 + 0.75 * fit) * freshnessOf(promise, indicator)
  return Math.round(Math.min(1, score) * 1000) / 1000
}

function candidateOf(promise: PlanPromise, indicator: IndicatorWords, score: number): Candidate {
  return {
    indicator: indicator.id,
    name: indicator.name.zh,
    score,
    value: valueIn(promise.value, promise, indicator),
    high: promise.high === null ? null : valueIn(promise.high, promise, indicator),
    reasons: reasonsOf(promise, indicator, unitFit(promise, indicator), freshnessOf(promise, indicator)),
  }
}

/** A new amount is a flow; a level and a share are none. A milestone has no number. */
function freshnessOf({ kind, verb }: PlanPromise, { time, name, unit }: IndicatorWords): number {
  if (unit === 'stage') return 0.2
  const namedNew = /^新[增建改]/.test(name.zh)
  if (kind === 'new') {
    if (namedNew && verb !== null && verb.startsWith('新')) return 1.15
    return time === 'flow' || time === undefined ? 1 : 0.9
  }
  if (namedNew) return 0.8
  return kind === 'level' && time === 'flow' ? 0.9 : 1
}

function reasonsOf(promise: PlanPromise, indicator: IndicatorWords, fit: number, freshness: number): readonly string[] {
  const shared = longestShared(`${promise.counted}${promise.quote.text}`, indicator.name.zh)
  return [
    ...(shared.length >= 2 ? [`共有词“${shared}”`] : ['名称与上下文相近']),
    fit >= 0.9 ? `单位相符（${promise.unit ?? '无'}）` : fit > 0 ? '单位可能相符' : '单位不符',
    ...(freshness > 1 ? ['同为新增量'] : freshness < 1 ? ['增量与存量不一致'] : []),
  ]
}
