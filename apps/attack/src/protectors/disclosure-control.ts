import { defaultDisclosureRule } from '@minzheng/core/privacy'
import {
  asPublished,
  controlRelease,
  NotProtectedError,
  type PublicationPlan,
  type ReleasedFigure,
} from '@minzheng/disclosure'
import type { Protector } from './protector.js'

/** The plan that each release was made with, which the next one keeps. */
const plans = new WeakMap<readonly ReleasedFigure[], PublicationPlan>()

/** The disclosure control of `@minzheng/disclosure`. */
export const disclosureControl: Protector = {
  protect: async ({ catalogue, figures, earlier, threshold, thresholds, mostSmall }) => {
    const rule = { ...defaultDisclosureRule, threshold, indicators: thresholds }
    const former = earlier.at(-1)
    try {
      const made = await controlRelease({
        catalogue,
        figures,
        earlier,
        rule,
        mostSmall,
        plan: former === undefined ? undefined : plans.get(former),
      })
      plans.set(made.figures, made.plan)
      return made.figures
    } catch (error) {
      if (error instanceof NotProtectedError) return null
      throw error
    }
  },
  asPublished,
}
