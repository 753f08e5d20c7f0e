import { describe, expect, it } from 'vitest'
import { milestone, revised } from '@minzheng/core'
import { addIndicators, domains, replaceIndicators } from '../src/index.js'

const task = milestone({ id: 'charity.our-task', name: { zh: '本市任务', en: 'Our task' } })
const idsOf = (of: typeof domains): readonly string[] => of.flatMap(({ indicators }) => indicators.map(({ id }) => id))

describe('the domains of a city', () => {
  it('have its own indicators after the common ones', () => {
    const with1 = addIndicators(domains, [task])
    expect(idsOf(with1).filter((id) => !idsOf(domains).includes(id))).toEqual([task.id])
    expect(with1.find(({ name }) => name === 'charity')?.indicators.at(-1)).toBe(task)
    expect(idsOf(domains)).not.toContain(task.id)
  })

  it('refuse an indicator of a domain that is not there, and one whose id is taken', () => {
    expect(() => addIndicators(domains, [{ ...task, id: 'taxes.our-task' }])).toThrow(
      'taxes.our-task: must begin with a domain (assistance, child-welfare',
    )
    expect(() => addIndicators(domains, [task, task])).toThrow('charity.our-task: must be listed once')
  })

  it('define an indicator as the city does, in its place', () => {
    const own = domains.find(({ name }) => name === 'charity')!.indicators[0]!
    const replaced = replaceIndicators(domains, [revised(own, '2025', own)])
    expect(idsOf(replaced)).toEqual(idsOf(domains))
    expect(replaced.find(({ name }) => name === 'charity')?.indicators[0]?.earlier).toHaveLength(1)
    expect(() => replaceIndicators(domains, [task])).toThrow('charity.our-task: must be the id of an indicator')
  })
})
