import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { asPublished, controlRelease, NotProtectedError } from '@minzheng/disclosure'
import type { Protector } from './protector.js'

/** The disclosure control of `@minzheng/disclosure`. */
export const disclosureControl: Protector = {
  protect: async ({ catalogue, figures, earlier, threshold, thresholds, mostSmall }) => {
    const rule = { ...defaultDisclosureRule, threshold, indicators: thresholds }
    try {
      return (await controlRelease({ catalogue, figures, earlier, rule, mostSmall })).figures
    } catch (error) {
      if (error instanceof NotProtectedError) return null
      throw error
    }
  },
  asPublished,
}
