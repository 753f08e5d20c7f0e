import { domain, MinzhengError, type Domain, type Indicator } from '@minzheng/core'

/**
 * Domains with more indicators, each in the domain that its id begins with; what a city alone has, such as the named
 * tasks of its plan, is added so. Throws `invalid-definition` for an indicator without such a domain, whose dataset its
 * domain does not list, or whose id is taken.
 */
export function addIndicators(domains: readonly Domain[], added: readonly Indicator[]): readonly Domain[] {
  const named = new Set(domains.map(({ name }) => name))
  const faults = added
    .filter(({ id }) => !named.has(domainOf(id)))
    .map(({ id }) => ({ path: id, message: `must begin with a domain (${[...named].join(', ')})` }))
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-definition',
      `the indicators have ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
      { faults },
    )
  return domains.map((each) => {
    const own = added.filter(({ id }) => domainOf(id) === each.name)
    return own.length === 0 ? each : domain({ ...each, indicators: [...each.indicators, ...own] as never })
  })
}

function domainOf(id: string): string {
  return id.slice(0, id.indexOf('.'))
}
