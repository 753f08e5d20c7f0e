import { domain, MinzhengError, type Domain, type Indicator } from '@minzheng/core'

/**
 * Domains in which indicators are defined as a city defines them, such as `revised` ones: each replaces the indicator of
 * its id. Throws `invalid-definition` for one whose id no domain has, or whose dataset its domain does not list.
 */
export function replaceIndicators(domains: readonly Domain[], replaced: readonly Indicator[]): readonly Domain[] {
  const byId = new Map(replaced.map((indicator) => [indicator.id, indicator]))
  const known = new Set(domains.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
  const faults = [...byId.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({ path: id, message: 'must be the id of an indicator of the domains' }))
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-definition',
      `the indicators have ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
      { faults },
    )
  return domains.map((each) =>
    each.indicators.some(({ id }) => byId.has(id))
      ? domain({ ...each, indicators: each.indicators.map((own) => byId.get(own.id) ?? own) as never })
      : each,
  )
}
