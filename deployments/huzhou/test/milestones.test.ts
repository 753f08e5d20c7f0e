import { domain } from '@minzheng/core'
import { describeDomain } from '@minzheng/core/testing'
import { huzhou2024, huzhouCatalogue } from '../src/index.js'
import { milestoneExamples } from './milestone-examples.js'

const own = new Set(huzhou2024.milestones?.map(({ id }) => id))

/** What only Huzhou's plan has, held to what every domain is held to. */
for (const each of huzhouCatalogue.domains) {
  const indicators = each.indicators.filter(({ id }) => own.has(id))
  if (indicators.length > 0)
    describeDomain(
      domain({ ...each, indicators: indicators as never, checks: [] }),
      milestoneExamples.filter(({ indicator }) => indicator.startsWith(`${each.name}.`)),
    )
}
