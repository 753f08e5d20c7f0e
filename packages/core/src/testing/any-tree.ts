import * as fc from 'fast-check'
import { districtTree, type District, type DistrictTree, type Level } from '../district/district.js'

/**
 * Any small city, even or not: with or without counties, counties with or without townships, townships and villages
 * directly under the city or a county.
 */
export const anyTree: fc.Arbitrary<DistrictTree> = fc
  .array(
    fc.record({
      townships: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
      villages: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 3 },
  )
  .chain((counties) =>
    fc.record({
      counties: fc.constant(counties),
      townships: fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 1 }),
      villages: fc.integer({ min: 0, max: 1 }),
    }),
  )
  .map(({ counties, townships, villages }) => {
    const districts: District[] = [{ code: '330500', name: '湖州市', level: 'city', parent: null, kind: '' }]
    const add = (code: string, level: Level, parent: string): string => {
      districts.push({ code, name: code, level, parent, kind: '' })
      return code
    }
    const addVillages = (count: number, township: string, parent: string): void => {
      for (let at = 1; at <= count; at += 1) add(`${township}20${at}`, 'village', parent)
    }
    townships.forEach((below, at) => addVillages(below, `33059900${at}`, add(`33059900${at}`, 'township', '330500')))
    addVillages(villages, '330599900', '330500')
    counties.forEach((each, at) => {
      const county = add(`33050${at + 1}`, 'county', '330500')
      each.townships.forEach((below, index) =>
        addVillages(below, `${county}00${index}`, add(`${county}00${index}`, 'township', county)),
      )
      addVillages(each.villages, `${county}900`, county)
    })
    return districtTree(districts)
  })
