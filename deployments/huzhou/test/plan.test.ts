import { createHash } from 'node:crypto'
import { stageDone } from '@minzheng/core'
import { describe, expect, it } from 'vitest'
import { huzhou2024, huzhouCatalogue } from '../src/index.js'
import { itemsOf } from '@minzheng/plan'

const watched = huzhou2024.watched ?? []
const itemOf = (number: number) => huzhou2024.items.find((item) => item.number === number)

it('the text of the plan is the published one, to the letter', () => {
  expect(createHash('sha256').update(huzhou2024.text).digest('hex')).toBe(
    'c8a0051ee984e3423caccc2604efcbe527e7ef5eebf6169232247de9f1a74ce4',
  )
})

describe('the items of the plan', () => {
  it('are 33: 1 to 25 and 28 to 35', () => {
    const numbers = Array.from({ length: 35 }, (_, index) => index + 1).filter(
      (number) => number !== 26 && number !== 27,
    )
    expect(huzhou2024.items.map((item) => item.number)).toEqual(numbers)
  })

  it('are in six sections', () => {
    const sections = new Map(huzhou2024.items.map(({ number, section }) => [section.number, number]))
    expect([...sections]).toEqual([
      ['一', 8],
      ['二', 14],
      ['三', 18],
      ['四', 23],
      ['五', 25],
      ['六', 35],
    ])
    expect(itemOf(11)?.section.title).toBe('全力落实积极应对人口老龄化战略,在推进老有康养优享工程上实干争先')
  })

  it.each(huzhou2024.items)('item $number is quoted to the letter, and its parts make the whole', (item) => {
    expect(huzhou2024.text.split('\n')).toContain(item.text)
    const said = item.title + item.clauses.join('')
    expect([said, said.replace(item.title, `${item.title}。`)]).toContain(item.text.replace(/^\d+\./, ''))
    expect(item.title.length).toBeLessThanOrEqual(15)
    expect(item.clauses.length).toBeGreaterThanOrEqual(1)
  })

  it('a title that lost its full stop still ends correctly', () => {
    expect(itemOf(8)?.title).toBe('完善残疾人福利体系建设')
    expect(itemOf(8)?.clauses[0]).toBe('精准落实残疾人两项补贴政策,完善对象定期复核机制。')
  })

  it('a last sentence without its full stop is kept', () => {
    expect(itemOf(33)?.clauses.at(-1)).toMatch(/赋能提质增效$/)
  })

  it('a text without headings has no items', () => {
    expect(itemsOf('1.标题。句子。')).toEqual([])
  })
})

describe('the targets of the plan', () => {
  const explicit = huzhou2024.targets.filter((target) => target.basis === 'explicit')
  const isMilestone = (id: string): boolean => huzhouCatalogue.indicator(id).unit === 'stage'

  it('are 17 numbers and 5 milestones that it states', () => {
    expect(explicit.filter((target) => !isMilestone(target.indicator))).toHaveLength(17)
    expect(explicit.filter((target) => isMilestone(target.indicator))).toHaveLength(5)
  })

  it('that its words imply are a share of all, none at all, or a task that is done', () => {
    const implied = huzhou2024.targets.filter((target) => target.basis === 'implied')
    expect(implied.map(({ indicator }) => indicator)).toContain('child-welfare.guardianship-assessment-rate')
    for (const { indicator, operator, value } of implied)
      expect([indicator, isMilestone(indicator) ? [`>= ${stageDone}`] : ['= 100', '= 0']]).toEqual([
        indicator,
        expect.arrayContaining([`${operator} ${value}`]),
      ])
  })

  it('are of existing indicators, each with one target at most', () => {
    const named = huzhou2024.targets.map((target) => target.indicator)
    expect(named.filter((id) => !huzhouCatalogue.indicators.has(id))).toEqual([])
    expect(named.length).toBe(new Set(named).size)
  })

  it('follow the order of the items', () => {
    const items = huzhou2024.targets.map((target) => target.clause.item)
    expect(items).toEqual(items.toSorted((one, other) => one - other))
  })

  it.each(huzhou2024.targets)('$indicator is promised in words that are in the plan and in its item', ({ clause }) => {
    expect(clause.document).toBe(huzhou2024.id)
    expect(huzhou2024.text).toContain(clause.quote)
    expect(itemOf(clause.item)?.text).toContain(clause.quote)
  })

  it.each(watched)('$indicators are watched for words that are in one sentence of the item', ({ clause }) => {
    const item = itemOf(clause.item)
    expect([item?.title, ...(item?.clauses ?? [])].some((sentence) => sentence?.includes(clause.quote))).toBe(true)
  })

  it('and what is watched name indicators of the catalogue once; only beds are asked for by other plans alone', () => {
    const named = [
      ...huzhou2024.targets.map(({ indicator }) => indicator),
      ...watched.flatMap(({ indicators }) => indicators),
    ]
    expect(named.toSorted()).toEqual([...new Set(named)].toSorted())
    const others = [...huzhouCatalogue.indicators.keys()].filter((id) => !named.includes(id))
    expect(others.filter((id) => !/bed|elderly-care\.homes/.test(id))).toEqual([])
  })

  it('carry the plan’s numbers in the units of the indicators', () => {
    expect(
      Object.fromEntries(
        explicit.filter((target) => !isMilestone(target.indicator)).map((target) => [target.indicator, target.value]),
      ),
    ).toEqual({
      'assistance.dibao-annual-standard': 14_000,
      'assistance.low-income-monitored-share': 5,
      'assistance.shanju-home-improved-households': 300,
      'assistance.shanju-appliance-households': 800,
      'elderly-care.certified-caregivers-per-10k-elderly': 24.5,
      'elderly-care.new-fulltime-home-caregivers': 300,
      'elderly-care.dementia-beds-per-10k-elderly': 17,
      'elderly-care.kangyang-consortium-township-coverage': 80,
      'elderly-care.home-care-centres-built': 50,
      'elderly-care.new-meal-sites': 180,
      'elderly-care.meal-service-persontimes': 6_000_000,
      'charity.charitable-organisations': 100,
      'charity.charitable-trust-new-funds': 10_000_000,
      'registry.zombie-so-stock-treated-rate': 70,
      'registry.zombie-so-new-treated-rate': 70,
      'registry.so-4a-and-above': 150,
      'registry.community-foundations': 15,
    })
    expect(huzhouCatalogue.indicator('charity.charitable-trust-new-funds').unit).toBe('yuan')
  })

  it('a milestone is met when it is done', () => {
    for (const target of explicit)
      if (isMilestone(target.indicator)) expect([target.operator, target.value]).toEqual(['>=', stageDone])
  })

  it('are promised for districts that exist and have figures, by the end of 2024', () => {
    for (const target of huzhou2024.targets) {
      expect(target.period).toBe('2024')
      for (const district of target.districts) expect(huzhouCatalogue.districts.has(district)).toBe(true)
    }
  })
})
