import { MinzhengError, type Indicator } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/plan'

/** An indicator by its id, the part of it after the domain, or its Chinese name. Throws `unknown-indicator`, naming those near it. */
export function indicatorOf(id: string): Indicator {
  const all = [...huzhouCatalogue.indicators.values()]
  const found = all.filter((each) => each.id === id || each.id.endsWith(`.${id}`) || each.name.zh === id)
  if (found.length === 1) return found[0]!
  const near = all.filter((each) => each.id.includes(id) || each.name.zh.includes(id)).map((each) => `${each.id} ${each.name.zh}`)
  throw new MinzhengError(
    'unknown-indicator',
    `"${id}" is not an indicator${near.length > 0 ? `; near it: ${near.join(', ')}` : `; there are: ${all.map((each) => each.id).join(', ')}`}`,
    { id },
  )
}
