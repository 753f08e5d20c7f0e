import type { Catalogue } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { AllowedPlace } from '@minzheng/ingest'
import type { LandOptions, TrialMove } from '@minzheng/store'

type Known = Pick<Catalogue, 'districts' | 'indicators'>

/** Asks a trial landing for the figures of the offices that it reaches and of the districts above them, as far as they are read. */
export function trialFiguresIn(
  { districts }: Pick<Catalogue, 'districts'>,
  places: readonly AllowedPlace[],
): Pick<LandOptions, 'figures'> {
  if (places.length === 0) return {}
  return {
    figures: ({ offices }) => {
      // An office of former districts has no figures of its own.
      const known = offices.filter((office) => districts.has(office))
      const near = new Set([
        ...known.flatMap((office) => districts.selfAndAncestors(office).map(({ code }) => code)),
        // Whoever sends a part of an office's records reads the figures of that part.
        ...places.flatMap(({ district }) =>
          known.some((office) => districts.contains(office, district)) ? [district] : [],
        ),
      ])
      return {
        districts: [...near].filter((code) => places.some(({ district }) => districts.contains(district, code))),
        isRead: (indicator) => places.some(({ domain }) => domain === null || domain === domainOf(indicator)),
      }
    },
  }
}

/** The figures that a landing would move, in the units that people read. */
export function trialMoves(
  { districts, indicators }: Known,
  places: readonly AllowedPlace[],
  moved: readonly TrialMove[] | null,
): readonly object[] | null {
  if (moved === null) return null
  return moved
    .filter(({ after }) =>
      places.some(
        ({ district, domain }) =>
          districts.contains(district, after.district) && (domain === null || domain === domainOf(after.indicator)),
      ),
    )
    .map(({ before, after }) => {
      const indicator = indicators.get(after.indicator)!
      return { before: shownObservation(indicator, before), after: shownObservation(indicator, after) }
    })
}

const domainOf = (indicator: string): string => indicator.split('.')[0]!
