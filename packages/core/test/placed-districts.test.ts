import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, districtTree, type District, type Return } from '../src/index.js'
import {
  districtHistory,
  latestTree,
  placedDistricts,
  restateReturns,
  returnsOn,
  unchangedPlaces,
} from '../src/doors/districts.js'
import { smallCity } from '../src/testing/index.js'
import { anyHistory, firstDistricts } from '../src/testing/any-history.js'

const first = '2023-12-31'
const histories = anyHistory().map((written) => districtHistory(written))

describe('Placed districts', () => {
  it('place a code of an earlier day as the history restates it, and every code that ever was somewhere in the tree', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const day of [first, ...history.days, '2025-01-01']) {
          const districts = placedDistricts(history, day)
          expect(districts.codesWithin(districts.tree.root.code).toSorted()).toEqual(districts.codes.toSorted())
          for (const { code } of history.on(first).all) {
            // The last day as that district: a part that keeps the code of the whole keeps what is written with it.
            const last = [first, ...history.days].findLast((each) => each <= day && history.on(each).has(code))!
            const place = history.restate(code, last, day)
            expect(districts.placed(code)).toBe('code' in place ? place.code : place.within)
          }
          for (const code of districts.codes) {
            const place = districts.placed(code)
            if (districts.tree.has(code)) expect(place).toBe(code)
            expect(districts.tree.has(place)).toBe(true)
            if (place !== code) expect(districts.others(place)).toContain(code)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('place a new code at the district that it was before: its former code, the whole, or what contains all parts', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const earlier = placedDistricts(history, first)
        for (const { code } of latestTree(history).all) {
          const begins = [first, ...history.days].find((each) => history.on(each).has(code))!
          const from = earlier.tree.all
            .filter((each) => history.successors(each.code, first, begins).includes(code))
            .map((each) => each.code)
          if (earlier.tree.has(code)) expect(earlier.placed(code)).toBe(code)
          else if (from.length > 0)
            expect(from.every((each) => earlier.tree.contains(earlier.placed(code), each))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('refuse a code that never was a district', () => {
    expect(() => unchangedPlaces(smallCity.districts).placed('330599')).toThrow('330599 is not a district of 湖州市')
    const history = districtHistory({ districts: firstDistricts, events: [] })
    expect(() => placedDistricts(history).placed('330599')).toThrow('330599 is not a district of 湖州市')
  })
})

describe('Returns on a day', () => {
  it('are those that restateReturns gives for returns of the days before, and need no change if the tree is theirs', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat(1000)), (history, numbers) => {
        const { all } = history.on(first)
        const sent = Array.from({ length: 6 }, (): Return => ({
          dataset: 'homes',
          district: all[numbers.next().value! % all.length]!.code,
          month: '2023-11',
          own: numbers.next().value! % 2 === 0,
        }))
        expect(returnsOn(history, sent, '2023-12-31')).toEqual(sent)
        const today = latestTree(history)
        const expected =
          today === history.on(first)
            ? sent
            : restateReturns(sent, history.on(first), today, (code) => history.successors(code, first, '2025-01-01'))
        expect(returnsOn(history, sent, '2025-01-01')).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('of a merged district, sent for a month before the merge, cover all of its parts', () => {
    const day = '2024-03-01'
    const merged: District = { ...firstDistricts.find(({ code }) => code === '330523100')!, code: '330523109' }
    const parts = ['330523100', '330523101']
    const history = districtHistory({
      districts: [
        ...firstDistricts.map((each) =>
          parts.includes(each.code)
            ? { ...each, validTo: day }
            : parts.includes(each.parent ?? '')
              ? { ...each, validTo: day }
              : each,
        ),
        { ...merged, validFrom: day },
        ...firstDistricts
          .filter(({ parent }) => parts.includes(parent ?? ''))
          .map((each) => ({ ...each, parent: merged.code, validFrom: day })),
      ],
      events: [{ kind: 'merge', day, source: '试验', from: parts, into: merged.code }],
    })
    const late = [{ dataset: 'homes', district: merged.code, month: '2024-01' }]
    expect(returnsOn(history, late, '2024-01-31').map(({ district }) => district)).toEqual(parts)
  })
})

describe('A catalogue with a history', () => {
  it('refuses a history whose latest tree is another', () => {
    const history = districtHistory({ districts: firstDistricts, events: [] })
    expect(() => catalogue(smallCity.domains, smallCity.districts, { history })).toThrow(
      'history: its latest tree must be the tree of the catalogue, got another',
    )
    expect(catalogue(smallCity.domains, districtTree(firstDistricts), { history }).history).toBe(history)
  })
})
