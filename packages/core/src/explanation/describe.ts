import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyDataset, Column } from '../dataset/dataset.js'
import type { Value } from '../dataset/field.js'
import { roundHalfUp } from '../assessment/display.js'
import { isColumn, isRelativeDay, type Filter, type Operand } from '../dataset/filter.js'
import { kindOf } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import type { Measure } from '../measure/measure.js'
import type { RelativeDay } from '../period/relative-day.js'
import type { Text } from '../base/text.js'
import { unitFacts } from '../base/unit.js'

type Language = keyof Text

/** An indicator's formula in words, in both languages, from the titles of its datasets and fields. */
export function describe(
  catalogue: Pick<Catalogue, 'dataset'>,
  indicator: Indicator,
  variant = indicator.defaultVariant,
  part: string | null = null,
): Text {
  const formula = formulaOf(indicator, variant, part)
  if (formula === undefined) return { zh: '', en: '' }
  const wordsIn = (language: Language): string =>
    kindOf(formula).words(formula, { language, measure: (measure) => measureWords(catalogue, measure, language) })
  return { zh: wordsIn('zh'), en: wordsIn('en') }
}

/** A measure in words, in both languages. */
export function describeMeasure(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure): Text {
  return { zh: measureWords(catalogue, measure, 'zh'), en: measureWords(catalogue, measure, 'en') }
}

/** When a record of a measure counts, in words, in both languages. */
export function describeBasis(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure): Text {
  return { zh: basisWords(catalogue, measure, 'zh'), en: basisWords(catalogue, measure, 'en') }
}

/** A value of a field in words: a choice by its name, money in yuan, "not stated" for null. */
export function describeValue(dataset: Pick<AnyDataset, 'facts'>, name: string, value: Value): Text {
  const facts = dataset.facts[name]
  if (value === null) return { zh: '未填', en: 'not stated' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const words = facts?.choices?.[String(value)]
  if (words !== undefined) return { zh: words.zh, en: words.en }
  if (facts?.kind === 'money') {
    const yuan = roundHalfUp(Number(value), 1, 100, 2)
    return { zh: `${yuan}元`, en: `${yuan} yuan` }
  }
  const unit = facts?.unit === undefined ? { zh: '', en: '' } : unitFacts(facts.unit)
  return { zh: `${value}${unit.zh}`, en: unit.en === '' ? String(value) : `${value} ${unit.en}` }
}

/** A filter in words, in both languages. */
export function describeFilter(catalogue: Pick<Catalogue, 'dataset'>, filter: Filter): Text {
  return { zh: filterWords(catalogue, filter, 'zh'), en: filterWords(catalogue, filter, 'en') }
}

function measureWords(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure, language: Language): string {
  const dataset = catalogue.dataset(measure.dataset)
  const title = dataset.title[language]
  const column = measure.column === null ? '' : columnWords(catalogue, measure.column, language)
  const kinds = {
    zh: {
      count: `${title}条数`,
      sum: `${title}「${column}」合计`,
      distinct: `${title}「${column}」去重数`,
      min: `${title}「${column}」最低值`,
      max: `${title}「${column}」最高值`,
      latest: `${title}「${column}」现行值`,
    },
    en: {
      count: `number of ${title}`,
      sum: `sum of ${column} over ${title}`,
      distinct: `number of different ${column} in ${title}`,
      min: `least ${column} of ${title}`,
      max: `greatest ${column} of ${title}`,
      latest: `${column} in force of ${title}`,
    },
  }
  const conditions = [
    basisWords(catalogue, measure, language),
    ...(measure.where === null ? [] : [filterWords(catalogue, measure.where, language)]),
  ]
  return `${kinds[language][measure.kind]}[${conditions.join(language === 'zh' ? ',' : ', ')}]`
}

function basisWords(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure, language: Language): string {
  const field = (name: string): string => catalogue.dataset(measure.dataset).facts[name]?.title[language] ?? name
  switch (measure.basis.kind) {
    case 'flow':
      return language === 'zh' ? `${field(measure.basis.on)}在期内` : `${field(measure.basis.on)} within the period`
    case 'stock':
      return language === 'zh' ? '期末在册' : 'on the register at the period end'
    case 'policy':
      return language === 'zh' ? '期末有效' : 'in force at the period end'
  }
}

function columnWords(catalogue: Pick<Catalogue, 'dataset'>, column: Column, language: Language): string {
  const title = (name: string): string => catalogue.dataset(column.dataset).facts[name]?.title[language] ?? name
  if (column.between === undefined) return title(column.name)
  const [from, to] = column.between
  return language === 'zh' ? `${title(from)}至${title(to)}天数` : `days from ${title(from)} to ${title(to)}`
}

const relativeWords = {
  'reference-day': { zh: '期末', en: 'the period end' },
  'year-start': { zh: '当年1月1日', en: '1 January of that year' },
} as const

function relativeDayWords(day: RelativeDay, language: Language): string {
  const moves = (['years', 'months', 'days'] as const).filter((unit) => day[unit] !== undefined)
  const zhUnits = { years: '年', months: '个月', days: '天' }
  const words = moves.map((unit) => {
    const count = day[unit]!
    if (language === 'zh') return `${count < 0 ? '前' : '后'}${Math.abs(count)}${zhUnits[unit]}`
    return `${Math.abs(count)} ${unit} ${count < 0 ? 'before' : 'after'} `
  })
  return language === 'zh'
    ? relativeWords[day.relative].zh + words.join('')
    : words.join('and ') + relativeWords[day.relative].en
}

function filterWords(catalogue: Pick<Catalogue, 'dataset'>, filter: Filter, language: Language): string {
  const field = (column: Column): string => columnWords(catalogue, column, language)
  const value = (column: Column, operand: Operand): string => {
    if (isRelativeDay(operand)) return relativeDayWords(operand, language)
    if (isColumn(operand)) return field(operand)
    if (typeof operand === 'boolean') return { zh: operand ? '是' : '否', en: operand ? 'yes' : 'no' }[language]
    return (
      catalogue.dataset(column.dataset).facts[column.name]?.choices?.[String(operand)]?.[language] ?? String(operand)
    )
  }
  switch (filter.kind) {
    case 'compare':
      return `${field(filter.column)} ${{ '=': '=', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }[filter.op]} ${value(filter.column, filter.value)}`
    case 'one-of':
      return `${field(filter.column)} ${language === 'zh' ? '属于' : 'is one of'} ${filter.values.map((each) => value(filter.column, each)).join('/')}`
    case 'is-null':
      return `${field(filter.column)} ${language === 'zh' ? '未填' : 'is not stated'}`
    case 'all-of':
    case 'any-of': {
      const word = { zh: filter.kind === 'all-of' ? ' 且 ' : ' 或 ', en: filter.kind === 'all-of' ? ' and ' : ' or ' }[
        language
      ]
      return filter.filters
        .map((each) =>
          each.kind === 'all-of' || each.kind === 'any-of'
            ? `(${filterWords(catalogue, each, language)})`
            : filterWords(catalogue, each, language),
        )
        .join(word)
    }
    case 'not':
      return filter.filter.kind === 'is-null'
        ? `${field(filter.filter.column)} ${language === 'zh' ? '已填' : 'is stated'}`
        : language === 'zh'
          ? `非(${filterWords(catalogue, filter.filter, language)})`
          : `not (${filterWords(catalogue, filter.filter, language)})`
  }
}
