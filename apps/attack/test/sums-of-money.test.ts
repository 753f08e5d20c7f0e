import { expect, it } from 'vitest'
import { solver } from '../src/solving/program.js'
import { disclosureControl } from '../src/protectors/disclosure-control.js'
import { runTable } from '../src/runs/table.js'

it('a sum of few grants does not follow from what two releases show of a revised quarter', async () => {
  // In this city it once did: sums were hidden where the counts of their grants were, and nowhere else.
  const { result, isRefused } = await runTable(await solver(), disclosureControl, 20_161)
  const ofMoney = result.findings.filter(({ target }) => target.key.startsWith('attack.grant-money'))
  expect(isRefused).toBe(false)
  expect(ofMoney.length).toBeGreaterThan(10)
  expect(result.findings.filter(({ verdict }) => verdict !== 'safe')).toEqual([])
})
