import {
  allOf,
  count,
  indicator,
  is,
  isNull,
  not,
  olderPersonsOf,
  populationBases,
  oneOf,
  ratio,
  share,
  sum,
  total,
} from '@minzheng/core'
import { elderlyInstitutions } from '../datasets/index.js'
import { approvedBeds } from '../measures.js'

const { beds, nursingBeds, openBeds, occupiedBeds, kind, openedOn } = elderlyInstitutions.col
const useIsStated = allOf(not(isNull(openBeds)), not(isNull(occupiedBeds)))

/** Residential homes (养老机构) that are open on the last day. */
export const openHomes = indicator({
  id: 'elderly-care.homes',
  name: { zh: '养老机构数', en: 'Homes for older people' },
  lowestLevel: 'township',
  formula: total(count(elderlyInstitutions)),
})

/** Approved beds of homes that are open on the last day; a closed home's beds are not counted. */
export const homeBeds = indicator({
  id: 'elderly-care.beds',
  name: { zh: '养老机构床位数', en: 'Beds in homes' },
  lowestLevel: 'township',
  formula: total(approvedBeds),
})

/**
 * Nursing beds (护理型床位), in percent of the approved beds of homes open on the last day. Not known if there is no bed.
 */
export const nursingBedShare = indicator({
  id: 'elderly-care.nursing-bed-share',
  name: { zh: '养老机构护理型床位占比', en: 'Share of nursing beds' },
  lowestLevel: 'township',
  formula: share(sum(elderlyInstitutions, nursingBeds), approvedBeds),
})

/** Approved beds of homes that opened within the period, by the day of opening; beds that an open home adds are not known. */
export const newBeds = indicator({
  id: 'elderly-care.new-beds',
  name: { zh: '新增养老机构床位数', en: 'New beds in homes' },
  lowestLevel: 'township',
  formula: total(sum(elderlyInstitutions, beds, { on: openedOn })),
  doubts: [
    {
      zh: '既有机构扩建的床位无日期，未计入',
      en: 'beds that a home adds later have no date of their own and are not counted',
    },
  ],
})

/** Nursing beds of homes that opened within the period, by the day of opening. */
export const newNursingBeds = indicator({
  id: 'elderly-care.new-nursing-beds',
  name: { zh: '新增养老机构护理型床位数', en: 'New nursing beds in homes' },
  lowestLevel: 'township',
  formula: total(sum(elderlyInstitutions, nursingBeds, { on: openedOn })),
  doubts: [
    {
      zh: '既有机构扩建或改造的床位无日期，未计入',
      en: 'beds that a home adds or converts later have no date of their own and are not counted',
    },
  ],
})

/**
 * Approved beds of homes open on the last day, per 1,000 persons aged 60 or over. Not known without a population count.
 */
export const bedsPer1kElderly = indicator({
  id: 'elderly-care.beds-per-1k-elderly',
  name: { zh: '每千名老年人拥有养老床位数', en: 'Beds per 1,000 older people' },
  variants: {
    registered: ratio(approvedBeds, olderPersonsOf('registered'), { scale: 1000 }),
    resident: ratio(approvedBeds, olderPersonsOf('resident'), { scale: 1000 }),
  },
  variantNames: populationBases,
})

/**
 * Occupied beds, in percent of the beds in use or free, of homes that state both on the last day. Not known if none
 * does.
 */
export const bedOccupancyRate = indicator({
  id: 'elderly-care.bed-occupancy-rate',
  name: { zh: '养老机构床位使用率', en: 'Beds occupied' },
  lowestLevel: 'township',
  formula: share(
    sum(elderlyInstitutions, occupiedBeds, { where: useIsStated }),
    sum(elderlyInstitutions, openBeds, { where: useIsStated }),
  ),
})

/**
 * Approved beds of homes that are not run by the state (民办 and 公建民营), in percent of all approved beds on the last day.
 * Not known if there is no bed.
 */
export const privatelyRunBedShare = indicator({
  id: 'elderly-care.privately-run-bed-share',
  name: { zh: '社会力量运营床位占比', en: 'Share of beds run by others than the state' },
  lowestLevel: 'township',
  formula: share(sum(elderlyInstitutions, beds, { where: oneOf(kind, ['private', 'public-private']) }), approvedBeds),
})

/** Approved beds of public homes (公办), in percent of all approved beds on the last day. Not known if there is no bed. */
export const publicBedShare = indicator({
  id: 'elderly-care.public-bed-share',
  name: { zh: '公办养老机构床位占比', en: 'Share of beds of public homes' },
  lowestLevel: 'township',
  formula: share(sum(elderlyInstitutions, beds, { where: is(kind, 'public') }), approvedBeds),
})

/** Common in plans of cities; in the order of a plan that asks for them. */
export default [
  openHomes,
  homeBeds,
  nursingBedShare,
  newBeds,
  newNursingBeds,
  bedsPer1kElderly,
  bedOccupancyRate,
  privatelyRunBedShare,
  publicBedShare,
] as const
