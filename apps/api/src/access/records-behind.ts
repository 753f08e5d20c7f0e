import type { Indicator } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import type { Deployment } from '@minzheng/plan'
import type { Asked } from './access-rule.js'
import { domainOf } from './covers.js'

/** Domains whose registers are of minors (未成年人): their records also need an approval. */
const ofMinors: ReadonlySet<string> = new Set(['child-welfare'])

/** The datasets whose records are behind figures of an indicator. */
export function datasetsBehind(indicator: Indicator): readonly string[] {
  return [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))]
}

/** True if records of minors are behind figures of an indicator. */
export function isOfMinors(indicator: Indicator, { catalogue }: Pick<Deployment, 'catalogue'>): boolean {
  return datasetsBehind(indicator).some((dataset) => ofMinors.has(domainOf(catalogue, dataset) ?? ''))
}

/** What reading the records behind a figure asks for: of each domain whose registers the indicator reads. */
export function recordsAsked(
  district: string,
  indicator: Indicator,
  { catalogue }: Pick<Deployment, 'catalogue'>,
): readonly Asked[] {
  const domains = new Set(datasetsBehind(indicator).map((dataset) => domainOf(catalogue, dataset)!))
  return [...domains].map((domain) => ({
    district,
    domain,
    indicator: indicator.id,
    action: ofMinors.has(domain) ? 'read-minors-records' : 'read-records',
  }))
}
