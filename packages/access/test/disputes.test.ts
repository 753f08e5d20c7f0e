import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  disputeMoves,
  disputeStates,
  isUnsettled,
  moveDispute,
  type DisputeMove,
  type DisputeState,
} from '../src/index.js'

const states = Object.keys(disputeStates) as DisputeState[]
const moves = Object.keys(disputeMoves) as DisputeMove[]
const of = (state: DisputeState) => ({ id: 7, state, openedBy: 'county-1' })

describe('A dispute', () => {
  it('never moves once it has its outcome, whoever tries whatever', () => {
    for (const state of states.filter((each) => !isUnsettled(each)))
      for (const move of moves)
        for (const actor of ['county-1', 'city-1'])
          expect(() => moveDispute(of(state), move, actor)).toThrow('dispute 7 must be')
  })

  it('is never answered or settled by who opened it, nor withdrawn by another, in any course', () => {
    let settled = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...moves), fc.constantFrom('county-1', 'city-1'))), (tries) => {
        let state: DisputeState = 'open'
        for (const [move, actor] of tries)
          try {
            const next = moveDispute(of(state), move, actor)
            expect(disputeMoves[move].from).toContain(state)
            if (['answer', 'uphold', 'correct'].includes(move)) expect(actor).toBe('city-1')
            if (move === 'withdraw') expect(actor).toBe('county-1')
            state = next
          } catch (error) {
            expect(error).toMatchObject({ code: 'dispute-refused' })
          }
        if (!isUnsettled(state)) settled += 1
      }),
      { numRuns: 1000 },
    )
    expect(settled).toBeGreaterThan(50)
  })

  it('goes back to the city each time that the county asks again', () => {
    expect(moveDispute(of('open'), 'answer', 'city-1')).toBe('answered')
    expect(moveDispute(of('answered'), 'reply', 'county-2')).toBe('open')
    expect(() => moveDispute(of('open'), 'reply', 'county-1')).toThrow('待答复的异议不能再提')
  })
})
