import type { ReportingUnit } from '@minzheng/core/districts'
import { huzhouCatalogue } from './huzhou.js'

/**
 * Townships (街道) entrusted to 南太湖新区. UNVERIFIED: no published list was found. These six are an assumption that the
 * bureau must confirm, and this list is the one place to change. It is certain that Huzhou publishes the area beside
 * its counties, and 吴兴区 without it (resident population of 2021: 吴兴 72.7 and 南太湖新区 30.9 of the city's 340.7, in 10,000
 * persons).
 */
export const nantaihuTownships: readonly string[] = Object.freeze([
  '330502006', // 凤凰街道
  '330502007', // 康山街道
  '330502008', // 仁皇山街道
  '330502009', // 滨湖街道
  '330502010', // 龙溪街道
  '330502011', // 杨家埠街道
])

/** The townships of a county that are not entrusted to the new area. */
function restOf(county: string): readonly string[] {
  const codes = huzhouCatalogue.districts.atLevel(county, 'township').map(({ code }) => code)
  return Object.freeze(codes.filter((code) => !nantaihuTownships.includes(code)))
}

/**
 * The six units under which Huzhou publishes: its 5 counties and 南太湖新区, which is no division of GB/T 2260. Pass them to
 * `reportingUnits` with the districts of Huzhou. Records that are registered at 吴兴区 itself stay with the unit 吴兴区. 长三角(湖州)产业合作区 is
 * left out: it contains parts of townships, which a list of townships cannot express.
 */
export const huzhouReportingUnits: readonly ReportingUnit[] = Object.freeze([
  { code: '330500-wuxing', name: '吴兴区(不含南太湖新区)', counties: ['330502'], townships: restOf('330502') },
  { code: '330500-nanxun', name: '南浔区', counties: ['330503'], townships: restOf('330503') },
  { code: '330500-deqing', name: '德清县', counties: ['330521'], townships: restOf('330521') },
  { code: '330500-changxing', name: '长兴县', counties: ['330522'], townships: restOf('330522') },
  { code: '330500-anji', name: '安吉县', counties: ['330523'], townships: restOf('330523') },
  { code: '330500-nantaihu', name: '南太湖新区', counties: [], townships: nantaihuTownships },
])
