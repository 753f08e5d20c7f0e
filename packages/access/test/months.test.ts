import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decide,
  isClosed,
  monthMoves,
  monthStates,
  moveMonth,
  stateAt,
  type MonthMove,
  type MonthState,
  type TimedState,
} from '../src/index.js'
import { anyActor, anyGrant, day, realm } from './city.js'

const place = { month: '2024-05', district: '990102' }
const at = day('06-10')
const states = Object.keys(monthStates) as MonthState[]
const moves = Object.keys(monthMoves) as MonthMove[]

describe('A month', () => {
  it('goes from open to released, each step from the one before', () => {
    let month: TimedState = { state: 'open', until: null }
    for (const [move, state] of [
      ['submit', 'submitted'],
      ['review', 'reviewed'],
      ['lock', 'locked'],
      ['release', 'released'],
    ] as const) {
      month = moveMonth(month, move, { ...place, at })
      expect(month).toEqual({ state, until: null })
    }
  })

  it.each(states.flatMap((state) => moves.map((move) => [state, move] as const)))(
    'that is %s has an answer to %s: another state, or a refusal in both languages',
    (state, move) => {
      const known = { ...place, at, reason: '更正', until: day('06-12') }
      const after = monthMoves[move].becomes[state]
      if (after !== undefined) expect(moveMonth({ state, until: null }, move, known).state).toBe(after)
      else
        expect(() => moveMonth({ state, until: null }, move, known)).toThrow(
          new RegExp(`${monthStates[state].zh}的月份不能.* 2024-05 of 990102 must be .*, got ${state}$`),
        )
    },
  )

  it('is reopened with a reason and an end only, and is locked again at the end, however far it has come', () => {
    const locked = { state: 'locked', until: null } as const
    expect(() => moveMonth(locked, 'reopen', { ...place, at, until: day('06-12') })).toThrow('a reason must be given')
    expect(() => moveMonth(locked, 'reopen', { ...place, at, reason: '更正' })).toThrow('an end must be given')
    expect(() => moveMonth(locked, 'reopen', { ...place, at, reason: '更正', until: at })).toThrow(
      'an end must be given',
    )
    expect(() => moveMonth(locked, 'reopen', { ...place, at, reason: '更正', until: day('09-01') })).toThrow('31 days')
    const reopened = moveMonth(locked, 'reopen', { ...place, at, reason: '更正', until: day('06-12') })
    expect(reopened).toEqual({ state: 'open', until: day('06-12') })
    const submitted = moveMonth(reopened, 'submit', { ...place, at })
    expect(stateAt(submitted, day('06-11'))).toEqual({ ...submitted, lapsed: false })
    expect(stateAt(submitted, day('06-12'))).toEqual({ state: 'locked', until: null, lapsed: true })
    expect(() => moveMonth(submitted, 'review', { ...place, at: day('06-12') })).toThrow('已锁定的月份不能审核')
    const again = moveMonth(moveMonth(submitted, 'review', { ...place, at }), 'lock', { ...place, at })
    expect(again).toEqual({ state: 'locked', until: null })
  })

  it('that is closed never opens but by a reopening, which ends', () => {
    const anyMove = fc.record({ move: fc.constantFrom(...moves), days: fc.nat(40) })
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (tried) => {
        let month: TimedState = { state: 'locked', until: null }
        let now = at
        for (const { move, days } of tried) {
          now = new Date(now.getTime() + days * 3_600_000)
          const before = stateAt(month, now)
          try {
            month = moveMonth(month, move, {
              ...place,
              at: now,
              reason: '更正',
              until: new Date(now.getTime() + 86_400_000),
            })
          } catch {
            continue
          }
          if (isClosed(before.state) && !isClosed(month.state)) expect(move).toBe('reopen')
          if (!isClosed(month.state)) expect(month.until).not.toBe(null)
          expect(isClosed(stateAt(month, new Date(now.getTime() + 31 * 86_400_000)).state)).toBe(true)
        }
      }),
    )
  })

  it('has no actor who both submits and reviews it, whatever is granted and tried', () => {
    const anyStep = fc.record({
      move: fc.constantFrom('submit', 'review', 'send-back', 'change' as const),
      actor: anyActor,
    })
    let reviewed = 0
    // Grants in which many may submit and review.
    const ample = fc.array(
      anyGrant.map((grant) => ({
        ...grant,
        role: grant.role.length % 2 === 0 ? ('county-officer' as const) : ('reviewer' as const),
        district: '990102',
        domain: null,
        indicators: null,
        from: day('01-01'),
        until: day('12-31'),
        revokedAt: null,
      })),
      { minLength: 3, maxLength: 12 },
    )
    fc.assert(
      fc.property(ample, fc.array(anyStep, { maxLength: 40, size: 'max' }), (grants, steps) => {
        let month: TimedState = { state: 'open', until: null }
        const submitters = new Set<string>()
        const reviewers = new Set<string>()
        for (const { move, actor } of steps) {
          const needs = monthMoves[move].needs
          const asked = { actor, district: place.district, at, submitters: [...submitters], reviewers: [...reviewers] }
          if (needs !== null && !decide(grants, { ...asked, action: needs }, realm).allowed) continue
          if (monthMoves[move].becomes[month.state] === undefined) continue
          month = moveMonth(month, move, { ...place, at, reason: '更正' })
          if (move === 'submit') submitters.add(actor)
          if (move === 'review' || move === 'send-back') reviewers.add(actor)
        }
        reviewed += reviewers.size
        expect([...submitters].filter((actor) => reviewers.has(actor))).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(reviewed).toBeGreaterThan(50)
  })
})
