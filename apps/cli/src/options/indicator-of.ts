import { distance } from 'fastest-levenshtein'
import { MinzhengError, type Catalogue, type Indicator } from '@minzheng/core'

/** The number of suggestions if no indicator matches. */
const named = 8

/**
 * Finds an indicator by its id, the part of the id after the domain, or its Chinese name. Throws `unknown-indicator`
 * with the closest ones.
 */
export function indicatorOf({ indicators }: Pick<Catalogue, 'indicators'>, id: string): Indicator {
  const all = [...indicators.values()]
  const found = all.filter((each) => each.id === id || afterDomain(each) === id || each.name.zh === id)
  if (found.length === 1) return found[0]!
  const near = all
    .map((indicator) => ({ indicator, far: farFrom(id, indicator) }))
    .toSorted((left, right) => left.far - right.far)
    .slice(0, named)
    .map(({ indicator }) => `${indicator.id} ${indicator.name.zh}`)
  throw new MinzhengError(
    'unknown-indicator',
    `"${id}" is not an indicator; closest: ${near.join(', ')}; docs/plan-coverage.md and minzheng coverage list all ${all.length}`,
    { id },
  )
}

const afterDomain = ({ id }: Indicator): string => id.slice(id.indexOf('.') + 1)

/** The closest contain the word; then come those with the fewest changed letters. */
function farFrom(word: string, indicator: Indicator): number {
  const spellings = [indicator.id, afterDomain(indicator), indicator.name.zh]
  if (spellings.some((spelling) => spelling.includes(word))) return 0
  return Math.min(...spellings.map((spelling) => distance(word, spelling) / Math.max(word.length, spelling.length)))
}
