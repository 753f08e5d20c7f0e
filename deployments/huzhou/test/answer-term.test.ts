import { describe, expect, it } from 'vitest'
import { answerDue, defaultAnswerTerm, defineDeployment } from '@minzheng/plan'
import { huzhou } from '../src/index.js'

describe('An answer to a dispute', () => {
  it('is due five working days later, by the notice of the State Council', () => {
    // The Monday after the Dragon Boat festival (Monday, 10 June) is a working day as any other.
    expect(answerDue(defaultAnswerTerm, '2024-06-06')).toEqual({ on: '2024-06-14', countedBy: 'announced' })
    // The Sunday before the May holidays is worked.
    expect(answerDue(defaultAnswerTerm, '2024-04-26')).toEqual({ on: '2024-05-07', countedBy: 'announced' })
  })

  it('is counted in weekdays in a year that nobody has announced, and says so', () => {
    expect(answerDue(defaultAnswerTerm, '2031-05-01')).toEqual({ on: '2031-05-08', countedBy: 'weekdays' })
  })

  it('is due by the term and the years that the deployment states', () => {
    const calendar = [{ year: 2031, notice: 'a notice', restOn: ['2031-05-02'], workOn: ['2031-05-04'] }]
    const { answerTerm } = defineDeployment({ ...huzhou, answerTerm: { workingDays: 2, calendar } })
    expect(answerDue(answerTerm!, '2031-05-01')).toEqual({ on: '2031-05-05', countedBy: 'announced' })
  })

  it('must have a term from 1 to 60 and days of the years that they are stated for', () => {
    const wrong = { workingDays: 0, calendar: [{ year: 2031, notice: '', restOn: ['2030-05-02'], workOn: [] }] }
    expect(() => defineDeployment({ ...huzhou, answerTerm: wrong })).toThrow(
      /answerTerm\.workingDays: must be a whole number from 1 to 60[\s\S]*answerTerm\.calendar\.0: must have days of its own year only/,
    )
  })
})
