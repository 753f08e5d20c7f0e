import type { Indicator, Observation, Target, Text } from '@minzheng/core'
import { displayTarget, dueDay, interimTargets, meets } from '@minzheng/core/assessment'
import { dueWords } from './due-words.js'

/** `kept`, `missed`, `not-known`, `hidden` (its figure is not published): it was due. `next`: it is due next. `later`: after that. */
export type InterimState = 'kept' | 'missed' | 'not-known' | 'hidden' | 'next' | 'later'

/** An interim target (阶段目标) of a figure, and what became of it. */
export interface BoardInterim {
  readonly by: string
  readonly value: number
  readonly state: InterimState
  /** 上半年 ≥ 90 ✔ 已完成. */
  readonly shown: Text
}

const stateWords: Readonly<Record<InterimState, Text>> = {
  kept: { zh: '✔ 已完成', en: '✔ kept' },
  missed: { zh: '✘ 未完成', en: '✘ missed' },
  'not-known': { zh: '– 无数据', en: '– not known' },
  hidden: { zh: '– 不予公布', en: '– suppressed' },
  next: { zh: '→ 下一节点', en: '→ due next' },
  later: { zh: '· 待后续', en: '· later' },
}

/**
 * The interim targets of a target against the figures of their own periods: those that were due by a day are kept or
 * missed, of the others the first is due next.
 * @param figureOf the figure over an interim target's part of the period
 */
export function interimCells(
  indicator: Indicator,
  target: Target,
  day: string,
  figureOf: (period: string) => Observation | undefined,
): readonly BoardInterim[] {
  const parts = interimTargets(target)
  const next = (target.interim ?? []).find((each) => dueDay(each) > day)
  return (target.interim ?? []).map((each, index) => {
    const plain = parts[index]!
    const state = dueDay(each) <= day ? stateOf(plain, figureOf(plain.period)) : each === next ? 'next' : 'later'
    return { ...each, state, shown: interimWords(indicator, each, plain, stateWords[state]) }
  })
}

function stateOf(target: Target, figure: Observation | undefined): InterimState {
  const value = figure?.value ?? null
  if (value === null) return figure?.reason === 'suppressed' ? 'hidden' : 'not-known'
  return meets(target, value) ? 'kept' : 'missed'
}

function interimWords(indicator: Indicator, { by }: { readonly by: string }, target: Target, state: Text): Text {
  const [due, shown] = [dueWords(by), displayTarget(indicator, target)]
  return { zh: `${due.zh} ${shown.zh} ${state.zh}`, en: `${due.en} ${shown.en} ${state.en}` }
}
