import { describe, expect, it } from 'vitest'
import { lateReports, nationalReportDeadlines, reportDueDays, type AnnualReport } from '../../src/index.js'

const report = (changes: Partial<AnnualReport>): AnnualReport => ({
  creditCode: '51330500MJ0000018F',
  kind: 'association',
  district: '330500',
  year: 2024,
  toSupervisorOn: '2024-03-31',
  toRegistrarOn: '2024-05-31',
  ...changes,
})

describe('an annual report', () => {
  it('goes to the supervising body by 31 March and to the registrar by 31 May; of a foundation by 31 March', () => {
    expect(reportDueDays('association', 2024, nationalReportDeadlines)).toEqual({
      supervisor: '2024-03-31',
      registrar: '2024-05-31',
    })
    expect(reportDueDays('service-organisation', 2025, nationalReportDeadlines)).toEqual({
      supervisor: '2025-03-31',
      registrar: '2025-05-31',
    })
    expect(reportDueDays('foundation', 2024, nationalReportDeadlines)).toEqual({
      supervisor: null,
      registrar: '2024-03-31',
    })
  })

  it('is in time on the last day itself', () => {
    expect(lateReports([report({})], '2024-12-31')).toEqual([])
    expect(
      lateReports([report({ kind: 'foundation', toSupervisorOn: null, toRegistrarOn: '2024-03-31' })], '2024-12-31'),
    ).toEqual([])
  })

  it('is late the day after, at each place separately', () => {
    expect(
      lateReports([report({ toSupervisorOn: '2024-04-01' })], '2024-12-31').map(({ to, cameOn }) => [to, cameOn]),
    ).toEqual([['supervisor', '2024-04-01']])
    expect(
      lateReports([report({ kind: 'foundation', toRegistrarOn: '2024-05-31' })], '2024-12-31').map(
        ({ dueOn }) => dueOn,
      ),
    ).toEqual(['2024-03-31'])
  })

  it('that has not come is late once its day is over, and not before', () => {
    const nothing = report({ toSupervisorOn: null, toRegistrarOn: null })
    expect(lateReports([nothing], '2024-03-31')).toEqual([])
    expect(lateReports([nothing], '2024-04-01').map(({ to }) => to)).toEqual(['supervisor'])
    expect(lateReports([nothing], '2024-06-01').map(({ to, cameOn }) => [to, cameOn])).toEqual([
      ['supervisor', null],
      ['registrar', null],
    ])
  })

  it('that comes after the day of evaluation has not come yet', () => {
    expect(lateReports([report({ toRegistrarOn: '2024-07-01' })], '2024-06-15').map(({ cameOn }) => cameOn)).toEqual([
      null,
    ])
  })

  it('follows a district’s own last days if it has some, and none if none are in force', () => {
    const own = {
      ...nationalReportDeadlines,
      district: '330500',
      registrar: { ...nationalReportDeadlines.registrar, association: '06-30' },
    }
    expect(
      lateReports([report({ toRegistrarOn: '2024-06-30' })], '2024-12-31', [nationalReportDeadlines, own]),
    ).toEqual([])
    expect(lateReports([report({ toRegistrarOn: null, year: 2003 })], '2024-12-31')).toEqual([])
  })
})
