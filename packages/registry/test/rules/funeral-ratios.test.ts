import { describe, expect, it } from 'vitest'
import { cremationRatio, ecoBurialShare, type EcoBurials } from '../../src/index.js'

describe('the cremation ratio', () => {
  it('exceeds 100 % if bodies come from elsewhere: it is flagged and not capped', () => {
    expect(cremationRatio({ cremated: 1_030, fromElsewhere: 50, ownElsewhere: 10, deaths: 1_000 })).toEqual({
      percent: 103,
      ownPercent: 99,
      flags: ['above-hundred'],
    })
  })

  it('of the own dead counts those cremated elsewhere', () => {
    expect(cremationRatio({ cremated: 900, fromElsewhere: 0, ownElsewhere: 80, deaths: 1_000 })).toEqual({
      percent: 90,
      ownPercent: 98,
      flags: [],
    })
  })

  it('of the own dead cannot be above 100 %', () => {
    expect(cremationRatio({ cremated: 1_010, fromElsewhere: 0, ownElsewhere: 0, deaths: 1_000 }).flags).toEqual([
      'above-hundred',
      'more-own-than-deaths',
    ])
  })

  it('is not known if nobody died, and faults are still flagged', () => {
    expect(cremationRatio({ cremated: 0, fromElsewhere: 0, ownElsewhere: 0, deaths: 0 })).toEqual({
      percent: null,
      ownPercent: null,
      flags: [],
    })
    expect(cremationRatio({ cremated: 1, fromElsewhere: 1, ownElsewhere: 0, deaths: 0 }).flags).toEqual([
      'above-hundred',
    ])
  })
})

describe('the share of ecological burials', () => {
  const rule: EcoBurials = {
    district: '990100',
    effectiveOn: '2019-01-01',
    kinds: ['ash-hall', 'tree', 'lawn', 'wall', 'bamboo', 'sea'],
  }

  it('is of all burials; ashes that are kept are not burials', () => {
    expect(ecoBurialShare(['ash-hall', 'tree', 'sea', 'grave', null], rule)).toBe(75)
    expect(ecoBurialShare(['lawn', 'wall', 'bamboo', 'grave', 'grave'], rule)).toBe(60)
  })

  it('counts the kinds that a district names', () => {
    expect(ecoBurialShare(['ash-hall', 'tree'], { ...rule, kinds: ['tree'] })).toBe(50)
  })

  it('is not known if nobody was buried', () => {
    expect(ecoBurialShare([null], rule)).toBeNull()
  })
})
