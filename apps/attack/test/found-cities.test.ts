import type { Highs } from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { disclosureControl } from '../src/protectors/disclosure-control.js'
import { runTable } from '../src/runs/table.js'
import { solver } from '../src/solving/program.js'

let highs: Highs
beforeAll(async () => {
  highs = await solver()
})

// Cities in which a reader once found out a small count; each needed another mend.
const cities = [
  [20_161, 'a sum of few grants, by what two releases show of a revised quarter'],
  [40_251, 'certified carers, by guessing that all carers of the county, whom no figure shows, are the same'],
  [41_088, 'a sum of grants that no figure counts, by the sums of the other kinds'],
  [41_486, 'grants of one kind, by both kinds together in a later release'],
  [41_959, 'carers who are not certified, of a township for which the certified are not published'],
  [41_972, 'the same, by what the county shows in three releases'],
  [80_188, 'carers of a county, though another county lost what it gained and the city stayed as it was'],
  [81_092, 'the same of carers who are not certified'],
  [81_693, 'grants of two kinds, of a township for which one of the kinds is not published'],
  [81_731, 'the same, once all grants of the township are gone'],
] as const

describe('A stranger or an office does not find out', { timeout: 180_000 }, () => {
  it.each(cities)('city %i: %s', async (seed) => {
    const { result, isRefused } = await runTable(highs, disclosureControl, seed)
    expect(isRefused).toBe(false)
    expect(result.findings.length).toBeGreaterThanOrEqual(10)
    expect(result.findings.filter(({ verdict }) => verdict === 'told')).toEqual([])
  })
})
