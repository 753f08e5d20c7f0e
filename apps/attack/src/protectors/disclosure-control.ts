import type { Observation } from '@minzheng/core'
import type { ReleasedFigure } from '../knowledge/released.js'
import type { Protector } from './protector.js'

/** The part of `@minzheng/disclosure` that is attacked. */
interface DisclosureDoor {
  readonly controlRelease: (asked: object) => Promise<{ readonly figures: readonly ReleasedFigure[] }>
  readonly asPublished: (figure: ReleasedFigure) => Observation
  readonly defaultDisclosureRule: object
  readonly NotProtectedError: new (...given: never[]) => Error
}

/** The disclosure control of `@minzheng/disclosure`. */
export async function disclosureControl(): Promise<Protector> {
  const name = '@minzheng/disclosure'
  const door = (await import(name)) as DisclosureDoor
  return {
    protect: async ({ catalogue, figures, earlier, threshold, thresholds }) => {
      const rule = { ...door.defaultDisclosureRule, threshold, thresholdOf: thresholds }
      try {
        return (await door.controlRelease({ catalogue, figures, earlier, rule })).figures
      } catch (error) {
        if (error instanceof door.NotProtectedError) return null
        throw error
      }
    },
    asPublished: door.asPublished,
  }
}
