import { describe, expect, it } from 'vitest'
import { visitsOfMonth, type VisitTarget } from '../../src/index.js'

const target = (person: string, changes: Partial<VisitTarget> = {}): VisitTarget => ({
  person,
  reasons: ['alone'],
  registeredOn: '2023-01-01',
  endedOn: null,
  ...changes,
})

describe('visits of a month', () => {
  it('count persons, not visits: each once, with any number of visits and reasons', () => {
    const targets = [target('a', { reasons: ['alone', 'disabled'] }), target('b'), target('c'), target('d')]
    const visits = [
      { person: 'a', visitedOn: '2024-05-01' },
      { person: 'a', visitedOn: '2024-05-31' },
      { person: 'b', visitedOn: '2024-05-15' },
      { person: 'c', visitedOn: '2024-04-30' },
      { person: 'd', visitedOn: '2024-06-01' },
    ]
    expect(visitsOfMonth(targets, visits, '2024-05')).toEqual({
      registered: 4,
      visited: 2,
      percent: 50,
      missed: ['c', 'd'],
    })
  })

  it('are compared with those on the list at the month’s end', () => {
    const targets = [
      target('new', { registeredOn: '2024-05-31' }),
      target('later', { registeredOn: '2024-06-01' }),
      target('left', { endedOn: '2024-05-20' }),
      target('leaves', { endedOn: '2024-06-01' }),
    ]
    const visits = ['new', 'later', 'left', 'leaves'].map((person) => ({ person, visitedOn: '2024-05-10' }))
    expect(visitsOfMonth(targets, visits, '2024-05')).toEqual({ registered: 2, visited: 2, percent: 100, missed: [] })
  })

  it('end with February too', () => {
    expect(
      visitsOfMonth([target('a', { endedOn: '2024-03-01' }), target('b', { endedOn: '2024-02-29' })], [], '2024-02')
        .missed,
    ).toEqual(['a'])
  })

  it('can be counted for one reason alone', () => {
    const targets = [target('a', { reasons: ['alone', 'disabled'] }), target('b')]
    expect(visitsOfMonth(targets, [{ person: 'b', visitedOn: '2024-05-10' }], '2024-05', 'disabled')).toMatchObject({
      registered: 1,
      visited: 0,
      percent: 0,
    })
  })

  it('have no rate if nobody is on the list', () => {
    expect(visitsOfMonth([], [{ person: 'a', visitedOn: '2024-05-10' }], '2024-05')).toEqual({
      registered: 0,
      visited: 0,
      percent: null,
      missed: [],
    })
  })
})
