import type { Text } from '../../base/text.js'
import { dataset } from '../../dataset/dataset.js'
import { choice, day, districtCode, integer } from '../../dataset/field.js'
import { allOf, atLeast, is, type Filter } from '../../dataset/filter.js'
import { sum, type Measure } from '../../measure/measure.js'

/**
 * Population counts by village, base, sex and age band, each from the day it was taken until the next count of the same
 * series. Counts only, no persons. The base of "每万老年人" is an open question, so records state it: 户籍 (registered) or 常住
 * (resident); both are lawful for older people (浙江省实施老年人权益保障法办法 art. 2).
 */
export const population = dataset({
  name: 'population',
  title: { zh: '人口数', en: 'Population counts' },
  counts: 'person',
  fields: {
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '村社区代码'] }),
    countedOn: day('统计日期', 'Counted on'),
    base: choice('人口口径', 'Base', {
      registered: { zh: '户籍', en: 'registered', aliases: ['户籍人口'] },
      resident: { zh: '常住', en: 'resident', aliases: ['常住人口'] },
    }),
    sex: choice('性别', 'Sex', {
      male: { zh: '男', en: 'male', aliases: ['男性'] },
      female: { zh: '女', en: 'female', aliases: ['女性'] },
    }),
    ageFrom: integer('年龄段起', 'Age from', 'age', { max: 130 }),
    ageTo: integer('年龄段止', 'Age to', 'age', { max: 150 }),
    persons: integer('人数', 'Persons', 'person'),
  },
  key: ['district', 'base', 'sex', 'ageFrom', 'countedOn'],
  time: { kind: 'policy', from: 'countedOn', series: ['base', 'sex', 'ageFrom'] },
})

/** The population base: 户籍 (registered) or 常住 (resident). */
export type PopulationBase = 'registered' | 'resident'

/** What the variants of an indicator are called whose base the plan leaves open. */
export const populationBases: Readonly<Record<PopulationBase, Text>> = Object.freeze({
  registered: Object.freeze({ zh: '户籍人口', en: 'registered population' }),
  resident: Object.freeze({ zh: '常住人口', en: 'resident population' }),
})

/** Persons of a base, in force on the reference day. */
export function personsOf(base: PopulationBase, ...further: readonly Filter[]): Measure<'sum', 'person'> {
  return sum(population, population.col.persons, { where: allOf(is(population.col.base, base), ...further) })
}

/** Persons aged 60 or over (老年人权益保障法 art. 2). Age bands must have a border at 60. */
export function olderPersonsOf(base: PopulationBase): Measure<'sum', 'person'> {
  return personsOf(base, atLeast(population.col.ageFrom, 60))
}
