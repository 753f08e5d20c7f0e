import { distance } from 'fastest-levenshtein'
import { MinzhengError, type Indicator } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/plan'

/** How many indicators are named where none fits. */
const named = 8

/**
 * An indicator by its id, the part of it after the domain, or its Chinese name. Throws `unknown-indicator`, naming
 * those nearest to it.
 */
export function indicatorOf(id: string): Indicator {
  const all = [...huzhouCatalogue.indicators.values()]
  const found = all.filter((each) => each.id === id || afterDomain(each) === id || each.name.zh === id)
  if (found.length === 1) return found[0]!
  const near = all
    .map((indicator) => ({ indicator, far: farFrom(id, indicator) }))
    .sort((left, right) => left.far - right.far)
    .slice(0, named)
    .map(({ indicator }) => `${indicator.id} ${indicator.name.zh}`)
  throw new MinzhengError(
    'unknown-indicator',
    `"${id}" is not an indicator; near it: ${near.join(', ')}; all ${all.length} stand in docs/plan-coverage.md, or: minzheng coverage`,
    { id },
  )
}

const afterDomain = ({ id }: Indicator): string => id.slice(id.indexOf('.') + 1)

/** What contains the word is nearest; then what takes the fewest changes of letters. */
function farFrom(word: string, indicator: Indicator): number {
  const spellings = [indicator.id, afterDomain(indicator), indicator.name.zh]
  if (spellings.some((spelling) => spelling.includes(word))) return 0
  return Math.min(...spellings.map((spelling) => distance(word, spelling) / Math.max(word.length, spelling.length)))
}
