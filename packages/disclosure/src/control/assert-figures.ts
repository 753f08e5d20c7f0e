import { MinzhengError, type Catalogue, type Observation } from '@minzheng/core'
import { catalogueOn } from '@minzheng/core/districts'
import { parsePeriod } from '@minzheng/core/periods'
import { formulaIn } from '../series/series.js'

/**
 * Throws `unknown-indicator`, `unknown-variant`, `unknown-part` or `unknown-district` for a figure that the catalogue does
 * not know, and `invalid-input` for one that is given twice: control must not let out what it does not understand.
 */
export function assertFigures(catalogue: Catalogue, figures: readonly Observation[]): void {
  const seen = new Set<string>()
  for (const { indicator, variant, part, district, period, asOf } of figures) {
    if (formulaIn(catalogue.indicator(indicator), variant, part, parsePeriod(period)) === undefined)
      throw new MinzhengError(
        part === null ? 'unknown-variant' : 'unknown-part',
        `a figure must be of a variant and category of ${indicator}, got "${variant}"${part === null ? '' : `, "${part}"`}`,
        { indicator, variant, part },
      )
    if (!catalogue.districts.has(district)) catalogueOn(catalogue, asOf).districts.get(district)
    const key = [indicator, variant, part ?? '', district, period].join(' ')
    if (seen.has(key))
      throw new MinzhengError('invalid-input', `a figure must be given once, got ${key} twice`, { indicator, district })
    seen.add(key)
  }
}
