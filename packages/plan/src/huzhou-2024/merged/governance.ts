import type { MergedReading } from '../../plan.js'

/** Readings of the plan for governance that are not indicators of their own, and why. */
export const governanceMerged: readonly MergedReading[] = [
  {
    proposed: 'governance.plan-indicators-on-track-rate',
    into: [],
    why: {
      zh: '该指标由其他全部指标的评估结果得出,看板直接给出达标和达序时进度的指标数;若再作为指标上报,会将自身计入并造成循环。',
      en: 'It is what the assessments of all other indicators come to. The board gives it from them; as an indicator of its own it would count itself.',
    },
  },
]
