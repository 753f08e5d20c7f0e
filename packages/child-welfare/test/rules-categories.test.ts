import { describe, expect, it } from 'vitest'
import {
  apartLimits,
  categoryOrder,
  countedCategory,
  isLeftBehind,
  isMigrant,
  isMinor,
  isWithoutCare,
  type LeftBehindFacts,
  type MigrantFacts,
  type ParentCause,
  type ParentState,
} from '../src/index.js'

const unable = (cause: ParentCause, since?: string, until?: string | null): ParentState => ({
  kind: 'unable',
  cause,
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
})
const able: ParentState = { kind: 'able' }
const dead: ParentState = { kind: 'dead' }
const missing: ParentState = { kind: 'missing' }
const today = '2024-06-30'
const withoutCare = (...parents: [ParentState, ParentState]) => isWithoutCare('2014-05-05', parents, today)

describe('the category a child is counted in', () => {
  it('is one, and the others are flags', () => {
    expect(countedCategory(['disability', 'without-care', 'poverty'])).toEqual({
      primary: 'without-care',
      flags: ['poverty', 'disability'],
    })
  })

  it('is that of an orphan before all others', () => {
    expect(categoryOrder.map((category) => countedCategory(['orphan', category])?.primary)).toEqual(
      Array(5).fill('orphan'),
    )
  })

  it('follows another order if the bureau sets one', () => {
    expect(countedCategory(['poverty', 'disability'], ['disability', 'poverty'])).toEqual({
      primary: 'disability',
      flags: ['poverty'],
    })
  })

  it('is none if no test is met', () => {
    expect(countedCategory([])).toBeUndefined()
  })
})

describe('a child in fact without care', () => {
  it('has two parents who are unable, for the same cause or different ones', () => {
    expect(withoutCare(unable('severe-illness'), unable('severe-illness'))).toBe(true)
    expect(withoutCare(unable('severe-disability'), unable('in-prison', '2023-12-30', '2026-01-01'))).toBe(true)
  })

  it('or one who is dead or missing and one who is unable, in either order', () => {
    expect(withoutCare(dead, unable('deported'))).toBe(true)
    expect(withoutCare(unable('guardianship-revoked'), missing)).toBe(true)
  })

  it('has no parent who is able', () => {
    expect(withoutCare(able, unable('severe-illness'))).toBe(false)
    expect(withoutCare(able, dead)).toBe(false)
  })

  it('is not an orphan, whose parents are both gone', () => {
    expect([withoutCare(dead, dead), withoutCare(dead, missing)]).toEqual([false, false])
  })

  it('is under 18, and no longer counts on the 18th birthday', () => {
    const parents: [ParentState, ParentState] = [dead, unable('severe-illness')]
    expect(isWithoutCare('2006-07-01', parents, today)).toBe(true)
    expect(isWithoutCare('2006-06-30', parents, today)).toBe(false)
  })

  it('has a parent out of contact for six full months, not a day less', () => {
    expect(withoutCare(dead, unable('out-of-contact', '2023-12-30'))).toBe(true)
    expect(withoutCare(dead, unable('out-of-contact', '2023-12-31'))).toBe(true)
    expect(withoutCare(dead, unable('out-of-contact', '2024-01-01'))).toBe(false)
    expect(withoutCare(dead, unable('out-of-contact'))).toBe(false)
  })

  it('has a parent confined for six months by the sentence, from its first day until its last', () => {
    expect(withoutCare(dead, unable('in-prison', '2024-06-01', '2024-12-01'))).toBe(true)
    expect(withoutCare(dead, unable('in-prison', '2024-06-01', '2024-11-30'))).toBe(false)
    expect(withoutCare(dead, unable('drug-rehabilitation', '2023-06-01', '2024-06-30'))).toBe(false)
    expect(withoutCare(dead, unable('in-prison', '2024-07-01', '2025-07-01'))).toBe(false)
  })

  it('is judged by other times if a district sets them', () => {
    const parents: [ParentState, ParentState] = [dead, unable('out-of-contact', '2024-03-01')]
    expect(isWithoutCare('2014-05-05', parents, today, { 'out-of-contact': 3 })).toBe(true)
  })
})

describe('a left-behind child', () => {
  const child: LeftBehindFacts = {
    bornOn: '2014-05-05',
    ruralRegistration: true,
    parents: ['away', 'away'],
    livesWithParents: false,
  }

  it('has both parents away, or one away and the other without the capacity of a guardian', () => {
    expect(isLeftBehind(child, today)).toBe(true)
    expect(isLeftBehind({ ...child, parents: ['unable', 'away'] }, today)).toBe(true)
  })

  it('is not one whose other parent is at home and able, as the wider definition would have it', () => {
    expect(isLeftBehind({ ...child, parents: ['away', 'able'] }, today)).toBe(false)
    expect(isLeftBehind({ ...child, parents: ['unable', 'unable'] }, today)).toBe(false)
  })

  it('is registered as rural and does not live with the parents', () => {
    expect(isLeftBehind({ ...child, ruralRegistration: false }, today)).toBe(false)
    expect(isLeftBehind({ ...child, livesWithParents: true }, today)).toBe(false)
  })

  it('is under 16, not under 18', () => {
    expect(isLeftBehind({ ...child, bornOn: '2008-07-01' }, today)).toBe(true)
    expect(isLeftBehind({ ...child, bornOn: '2008-06-30' }, today)).toBe(false)
    expect(apartLimits.leftBehindBelow).toBe(16)
  })
})

describe('a migrant child', () => {
  const child: MigrantFacts = {
    bornOn: '2014-05-05',
    registeredIn: '340123',
    livesIn: '330502001001',
    withParents: true,
    since: '2023-12-30',
  }

  it('has lived with the parents in another county for six months', () => {
    expect(isMigrant(child, today)).toBe(true)
    expect(isMigrant({ ...child, since: '2024-01-01' }, today)).toBe(false)
  })

  it('has not moved within a county, nor without the parents', () => {
    expect(isMigrant({ ...child, registeredIn: '330502100201' }, today)).toBe(false)
    expect(isMigrant({ ...child, withParents: false }, today)).toBe(false)
  })

  it('is under 16', () => {
    expect(isMigrant({ ...child, bornOn: '2008-06-30' }, today)).toBe(false)
  })
})

describe('a minor', () => {
  it('is under 18, and one born on 29 February until the last of February', () => {
    expect(['2024-05-04', '2024-05-05'].map((day) => isMinor('2006-05-05', day))).toEqual([true, false])
    expect(['2026-02-28', '2026-03-01'].map((day) => isMinor('2008-02-29', day))).toEqual([true, false])
  })
})
