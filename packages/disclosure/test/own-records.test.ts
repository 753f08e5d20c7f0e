import { describe, expect, it } from 'vitest'
import { grantsOf, inventedCity, release } from './invented-city.js'

const month = '2024-01'
const first = '990101'

describe('A county’s own records (市本级)', () => {
  it('are protected if they are few, though no figure shows them and none is small', async () => {
    const towns = inventedCity(3, 2)
    const paid = towns.districts.all.flatMap(({ code, level }) =>
      level === 'township' ? [grantsOf(code, month, 20)] : code === first ? [grantsOf(code, month, 3)] : [],
    )
    const { mark, audit } = await release({ city: towns, paid, periods: [month], only: ['aid.grants'] })
    // 43 in the county, 20 and 20 in its townships: the county's own three would follow.
    const around = [first, `${first}001`, `${first}002`].map((code) => mark('aid.grants', code, month))
    expect(around).toContain('complement')
    expect(audit.proved).toBe(audit.small)
    expect(audit.small).toBeGreaterThan(0)
  })
})
