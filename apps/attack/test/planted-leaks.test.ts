import { allOf, byValue, change, count, is, minus, plus, share, sum, total } from '@minzheng/core'
import type { Highs } from 'highs'
import { beforeAll, describe, expect, it } from 'vitest'
import { attack, rowsOf } from '../src/attack/attack.js'
import { fewestRows } from '../src/attack/explanation.js'
import { carers, grants } from '../src/city/invented-catalogue.js'
import { randomOf } from '../src/city/random.js'
import type { Attacked } from '../src/knowledge/released.js'
import { solver } from '../src/solving/program.js'
import { planted, someCarers, someGrants } from './planted-city.js'

let highs: Highs
beforeAll(async () => {
  highs = await solver()
})

const certified = is(carers.col.certified, true)
const all = { formula: total(count(carers)) }
const flow = { formula: total(count(grants)) }
const ofKind = (kind: 'a' | 'b' | 'c') => count(grants, { where: is(grants.col.kind, kind) })
const january = ['2024-01']

/** Figure → verdict and reader, and the kinds of rows from which a told one follows. */
function found(attacked: Attacked): Readonly<Record<string, string>> {
  const { known, findings } = attack(highs, attacked)
  return Object.fromEntries(
    findings.map(({ target, verdict, reader, variable }) => {
      const key = target.key.replace('attack.', '').replace(' numerator', '')
      if (verdict !== 'told' || target.isShown) return [key, target.isShown ? 'shown' : verdict]
      const rows = fewestRows(
        highs,
        known.system.variables,
        rowsOf(attacked, known, reader),
        variable,
        randomOf(1).next,
      )
      const kinds = [...new Set(rows.map(({ kind }) => kind))].toSorted()
      return [key, `${reader ?? 'a stranger'} by ${kinds.join(', ')}`]
    }),
  )
}

describe('A small count', () => {
  it('follows from the districts around it', () => {
    const records = { carers: [...someCarers(3, 1), ...someCarers(20, 2), ...someCarers(30, 3)] }
    const told = planted({ all }, january, { ...records, hidden: ['all 990101 2024-01'] })
    // Only that the city has no records of its own is not known; without a place for them it would be 3.
    expect(found(told)).toEqual({ 'all 990101 2024-01': 'safe' })
    const full = planted({ all }, january, {
      carers: [...someCarers(1, 1), ...someCarers(20, 2), ...someCarers(30, 3)],
      hidden: ['all 990101 2024-01'],
    })
    expect(found(full)).toEqual({ 'all 990101 2024-01': 'a stranger by districts, hidden, shown' })
  })

  it('follows from the other parts, unless another part is also hidden', () => {
    const by = { sex: byValue(carers, carers.col.sex) }
    const records = {
      carers: [...someCarers(3, 1, { sex: 'female' }), ...someCarers(20, 1), ...someCarers(2, 2, { sex: 'female' })],
    }
    const one = planted({ all: { ...all, by } }, january, { ...records, hidden: [/sex=female 99010[012]/] })
    expect(found(one)).toMatchObject({ 'all sex=female 990101 2024-01': 'a stranger by parts, shown' })
    const both = planted({ all: { ...all, by } }, january, { ...records, hidden: [/sex=(fe)?male 99010[012]/] })
    expect(found(both)).toMatchObject({ 'all sex=female 990101 2024-01': 'safe' })
  })

  it('follows from a quarter and the year to date, though each month is hidden', () => {
    const attacked = planted({ flow }, [...january, '2024-02', '2024-03', '2024-Q1', '2024-01/2024-02'], {
      grants: [
        ...someGrants(3, 1, '2024-01'),
        ...someGrants(4, 1, '2024-02'),
        ...someGrants(2, 1, '2024-03'),
        ...someGrants(30, 2, '2024-01'),
      ],
      hidden: [/990101 2024-0[123]$/, /9901(00|02) 2024-0[123]$/, /99010[01] 2024-01\/2024-02/],
    })
    expect(found(attacked)).toMatchObject({ 'flow 990101 2024-03': 'safe' })
    const cumulative = planted({ flow }, [...january, '2024-02', '2024-03', '2024-Q1', '2024-01/2024-02'], {
      grants: [...someGrants(3, 1, '2024-01'), ...someGrants(4, 1, '2024-02'), ...someGrants(2, 1, '2024-03')],
      hidden: [/990101 2024-0[123]$/, /990100 2024-0[123]$/],
    })
    expect(found(cumulative)).toMatchObject({
      'flow 990101 2024-03': expect.stringMatching(/^a stranger by (districts, )?months$/),
      'flow 990101 2024-01': 'safe',
    })
  })

  it('follows from another form: the stock at the end of the year to date', () => {
    const attacked = planted({ all }, ['2024-02', '2024-01/2024-02'], {
      carers: someCarers(3, 1),
      hidden: [/ 2024-02$/],
    })
    expect(found(attacked)).toEqual({ 'all 990101 2024-02': 'shown', 'all 990100 2024-02': 'shown' })
  })

  it('follows from an indicator of fewer records', () => {
    const attacked = planted({ all, certified: { formula: total(count(carers, { where: certified })) } }, january, {
      carers: [...someCarers(1, 1, { certified: true }), ...someCarers(30, 2), ...someCarers(9, 3)],
      hidden: ['certified 990101 2024-01', 'certified 990100 2024-01'],
    })
    expect(found(attacked)).toMatchObject({
      'certified 990101 2024-01': 'a stranger by hidden, inclusion, shown',
    })
  })

  it('follows from all, women, certified and certified women together', () => {
    const attacked = planted(
      {
        all,
        certified: { formula: total(count(carers, { where: certified })) },
        women: { formula: total(count(carers, { where: is(carers.col.sex, 'female') })) },
        both: { formula: total(count(carers, { where: allOf(certified, is(carers.col.sex, 'female')) })) },
      },
      january,
      {
        carers: [...someCarers(4, 1, { certified: true, sex: 'female' }), ...someCarers(6, 1, { certified: true })],
        hidden: [/both 99010[01]/, /women 99010[01]/],
      },
    )
    expect(found(attacked)).toMatchObject({ 'both 990101 2024-01': 'safe' })
    const full = planted(
      {
        all,
        certified: { formula: total(count(carers, { where: certified })) },
        women: { formula: total(count(carers, { where: is(carers.col.sex, 'female') })) },
        both: { formula: total(count(carers, { where: allOf(certified, is(carers.col.sex, 'female')) })) },
      },
      january,
      {
        carers: [
          ...someCarers(4, 1, { certified: true, sex: 'female' }),
          ...someCarers(6, 1, { certified: true }),
          ...someCarers(1, 1, { sex: 'female' }),
        ],
        hidden: [/both 99010[01]/],
      },
    )
    // 5 women, 10 certified, 11 in all: 4 or 5 are both.
    expect(found(full)).toMatchObject({ 'both 990101 2024-01': 'narrowed' })
  })

  it('follows from the other values of a choice, though no breakdown says that they are all', () => {
    const attacked = planted(
      {
        flow,
        a: { formula: total(ofKind('a')) },
        b: { formula: total(ofKind('b')) },
        c: { formula: total(ofKind('c')) },
      },
      january,
      {
        grants: [
          ...someGrants(3, 1, '2024-01', { kind: 'c' }),
          ...someGrants(9, 1, '2024-01'),
          ...someGrants(7, 1, '2024-01', { kind: 'b' }),
        ],
        hidden: [/^c 99010[01]/],
      },
    )
    expect(found(attacked)).toMatchObject({ 'c 990101 2024-01': 'a stranger by shown, values' })
  })

  it('follows from an indicator that adds it to another, or subtracts it', () => {
    const attacked = planted(
      {
        a: { formula: total(ofKind('a')) },
        b: { formula: total(ofKind('b')) },
        ab: { formula: total(plus(ofKind('a'), ofKind('b'))) },
      },
      january,
      {
        grants: [...someGrants(3, 1, '2024-01'), ...someGrants(9, 1, '2024-01', { kind: 'b' })],
        hidden: [/^a 99010[01]/],
      },
    )
    expect(found(attacked)).toMatchObject({ 'a 990101 2024-01': 'a stranger by indicators, shown' })
    const less = planted(
      { all, uncertified: { formula: total(minus(count(carers), count(carers, { where: certified }))) } },
      january,
      {
        carers: [...someCarers(3, 1), ...someCarers(9, 1, { certified: true })],
        hidden: [/^all/, /uncertified 990100/],
      },
    )
    expect(found(less)).toMatchObject({ 'uncertified 990101 2024-01': 'shown' })
  })

  it.each(['difference', 'percent'] as const)('follows from a change in %s from a month that is shown', (as) => {
    const attacked = planted(
      { all, rise: { formula: change(total(count(carers)), { from: 'previous-period', as }) } },
      [...january, '2024-02'],
      {
        carers: [...someCarers(3, 1), ...someCarers(6, 1, { leftOn: '2024-02-10' })],
        hidden: [/^all 99010[01] 2024-02/],
      },
    )
    expect(found(attacked)).toMatchObject({
      // In percent, what it was before is shown as the denominator.
      'all 990101 2024-02': as === 'percent' ? 'a stranger by change' : 'a stranger by change, shown',
    })
  })

  it('follows from a value that is let out without its numbers, rounded or not', () => {
    const figures = { all, share: { formula: share(count(carers, { where: certified }), count(carers)) } }
    const records = { carers: [...someCarers(3, 1, { certified: true }), ...someCarers(18, 1)] }
    for (const decimals of [9, 2])
      expect(
        found(
          planted(figures, january, {
            ...records,
            hidden: [/^share 99010[01]/],
            letOut: { key: 'share 990101 2024-01', decimals },
          }),
        ),
      ).toMatchObject({ 'share 990101 2024-01': 'a stranger by shown, value' })
  })

  it('follows from two releases of which each alone is safe, if it did not change in between', () => {
    const by = { sex: byValue(carers, carers.col.sex) }
    const before = [...someCarers(3, 1, { sex: 'female' }), ...someCarers(9, 1)]
    const both = planted(
      { all: { ...all, by } },
      january,
      { carers: before, hidden: [/sex=/] },
      { carers: [...before, ...someCarers(2, 1)], hidden: [/sex=female/, /^all 99010[01]/] },
    )
    // The first shows 12 in all, the second 11 men, of whom two are new.
    expect(found(both)['all sex=female 990101 2024-01']).toBe('safe')
    const same = planted(
      { all: { ...all, by } },
      january,
      { carers: before, hidden: [/sex=/] },
      { carers: before, hidden: [/sex=female/, /^all 99010[01]/] },
    )
    expect(found(same)).toMatchObject({ 'all sex=female 990101 2024-01': 'a stranger by parts, shown, unchanged' })
    expect(found({ ...same, guessesUnchanged: false })).toMatchObject({ 'all sex=female 990101 2024-01': 'safe' })
  })

  it('follows from the number that it was before a correction, if that is still shown', () => {
    const before = someCarers(3, 1)
    const attacked = planted({ all }, january, { carers: before, hidden: [] }, { carers: before, hidden: [/^all/] })
    expect(found(attacked)).toMatchObject({ 'all 990101 2024-01': 'shown' })
  })

  it('is known to the office whose own figures are the only others', () => {
    const attacked = planted({ all }, january, {
      carers: [...someCarers(1, 1), ...someCarers(30, 2), ...someCarers(9, 3)],
      hidden: [/all 99010[12]/],
    })
    expect(found(attacked)).toMatchObject({ 'all 990101 2024-01': '990102 by districts, hidden, own figures, shown' })
    const other = planted({ all }, january, {
      carers: [...someCarers(1, 1), ...someCarers(30, 2), ...someCarers(9, 3)],
      hidden: [/all 99010[13]/],
    })
    expect(found(other)).toMatchObject({ 'all 990101 2024-01': '990103 by districts, hidden, own figures, shown' })
  })

  it('of records behind a sum of money follows with it from the other parts, and not by other money', () => {
    const attacked = (hidden: readonly RegExp[]) =>
      planted(
        {
          flow,
          women: { formula: total(count(grants, { where: is(grants.col.sex, 'female') })) },
          money: { formula: total(sum(grants, grants.col.amount)), by: { sex: byValue(grants, grants.col.sex) } },
        },
        january,
        {
          grants: [...someGrants(2, 1, '2024-01', { sex: 'female' }), ...someGrants(9, 1, '2024-01')],
          hidden: [/^women/, ...hidden],
        },
      )
    expect(found(attacked([/money sex=female/]))).toMatchObject({
      'women 990101 2024-01': 'safe',
      'money sex=female 990101 2024-01': expect.stringContaining('parts, shown'),
    })
    expect(found(attacked([/money sex=/]))).toMatchObject({ 'money sex=female 990101 2024-01': 'safe' })
    expect(found(attacked([]))).toMatchObject({ 'money sex=female 990101 2024-01': 'shown' })
  })

  it('that can be one of three is safe, one of two narrowed', () => {
    const pair = (second: number): Attacked =>
      planted(
        {
          a: { formula: total(ofKind('a')) },
          b: { formula: total(ofKind('b')) },
          ab: { formula: total(plus(ofKind('a'), ofKind('b'))) },
        },
        january,
        {
          grants: [...someGrants(1, 1, '2024-01'), ...someGrants(second, 1, '2024-01', { kind: 'b' })],
          hidden: [/^[ab] 99010[01]/],
        },
      )
    expect(found(pair(1))['a 990101 2024-01']).toBe('a stranger by hidden, indicators')
    expect(found(pair(2))['a 990101 2024-01']).toBe('narrowed')
    expect(found(pair(3))['a 990101 2024-01']).toBe('safe')
  })
})
