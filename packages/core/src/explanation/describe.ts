import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyDataset, Column } from '../dataset/dataset.js'
import type { Value } from '../dataset/field.js'
import { signed, type Amount } from '../measure/amount.js'
import { roundHalfUp } from '../assessment/display.js'
import { isColumn, isRelativeDay, type Filter, type Operand } from '../dataset/filter.js'
import type { Formula } from '../indicator/formula.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import type { Measure } from '../measure/measure.js'
import type { RelativeDay } from '../period/relative-day.js'
import type { Text } from '../base/text.js'
import { unitFacts } from '../base/unit.js'

type Language = keyof Text

/** An indicator's formula in words, in both languages, from the titles of its datasets and fields. */
export function describe(catalogue: Pick<Catalogue, 'dataset'>, indicator: Indicator, variant = indicator.defaultVariant, part: string | null = null): Text {
  const formula = formulaOf(indicator, variant, part)
  if (formula === undefined) return { zh: '', en: '' }
  return { zh: formulaWords(catalogue, formula, 'zh'), en: formulaWords(catalogue, formula, 'en') }
}

/** A measure in words, in both languages. */
export function describeMeasure(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure): Text {
  return { zh: measureWords(catalogue, measure, 'zh'), en: measureWords(catalogue, measure, 'en') }
}

/** When a record of a measure counts, in words, in both languages. */
export function describeBasis(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure): Text {
  return { zh: basisWords(catalogue, measure, 'zh'), en: basisWords(catalogue, measure, 'en') }
}

/** What a field holds, in words: a choice by its name, money in yuan, "not stated" for null. */
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

const levelWords = {
  city: { zh: '市', en: 'cities' },
  county: { zh: '县(区)', en: 'counties' },
  township: { zh: '乡镇(街道)', en: 'townships' },
  village: { zh: '村(社区)', en: 'villages' },
} as const

function formulaWords(catalogue: Pick<Catalogue, 'dataset'>, formula: Formula, language: Language): string {
  const measure = (each: Measure): string => measureWords(catalogue, each, language)
  const amount = (each: Amount): string =>
    signed(each).reduce((words, { sign, measure: own }, index) => words + (index === 0 ? '' : sign > 0 ? ' + ' : ' − ') + measure(own), '')
  const bracketed = (each: Amount): string => (signed(each).length > 1 ? `(${amount(each)})` : amount(each))
  switch (formula.kind) {
    case 'total':
      return amount(formula.amount)
    case 'ratio':
      return `${bracketed(formula.numerator)} ÷ ${bracketed(formula.denominator)}${formula.scale === 1 ? '' : ` × ${formula.scale}`}`
    case 'level':
      return formula.times === 1 ? measure(formula.measure) : `${measure(formula.measure)} × ${formula.times}`
    case 'coverage':
      return language === 'zh'
        ? `${measure(formula.measure)} ≥ ${formula.atLeast} 的${levelWords[formula.level].zh}数 ÷ ${levelWords[formula.level].zh}总数 × 100`
        : `${levelWords[formula.level].en} with ${measure(formula.measure)} ≥ ${formula.atLeast} ÷ all ${levelWords[formula.level].en} × 100`
    case 'milestone':
      return measure(formula.measure)
    case 'change': {
      const of = formulaWords(catalogue, formula.of, language)
      const base = baseWords[formula.from][language]
      return formula.as === 'percent' ? `(${of} − ${base}) ÷ ${base} × 100` : `${of} − ${base}`
    }
    case 'dispersion':
      return language === 'zh'
        ? `各${levelWords[formula.level].zh}「${formulaWords(catalogue, formula.of, language)}」的标准差 ÷ 平均值`
        : `standard deviation ÷ mean over ${levelWords[formula.level].en} of ${formulaWords(catalogue, formula.of, language)}`
    case 'composite':
      return `${language === 'zh' ? '加权平均' : 'weighted mean of'} (${formula.parts.map(({ of, weight }) => `${of} × ${weight}`).join(', ')})`
  }
}

const baseWords = {
  'last-year-end': { zh: '上年末数', en: 'the same at the end of last year' },
  'same-period-last-year': { zh: '上年同期数', en: 'the same a year before' },
  'previous-period': { zh: '上期数', en: 'the same in the period before' },
} as const

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
  const conditions = [basisWords(catalogue, measure, language), ...(measure.where === null ? [] : [filterWords(catalogue, measure.where, language)])]
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
  return language === 'zh' ? relativeWords[day.relative].zh + words.join('') : words.join('and ') + relativeWords[day.relative].en
}

function filterWords(catalogue: Pick<Catalogue, 'dataset'>, filter: Filter, language: Language): string {
  const field = (column: Column): string => columnWords(catalogue, column, language)
  const value = (column: Column, operand: Operand): string => {
    if (isRelativeDay(operand)) return relativeDayWords(operand, language)
    if (isColumn(operand)) return field(operand)
    if (typeof operand === 'boolean') return { zh: operand ? '是' : '否', en: operand ? 'yes' : 'no' }[language]
    return catalogue.dataset(column.dataset).facts[column.name]?.choices?.[String(operand)]?.[language] ?? String(operand)
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
      const word = { zh: filter.kind === 'all-of' ? ' 且 ' : ' 或 ', en: filter.kind === 'all-of' ? ' and ' : ' or ' }[language]
      return filter.filters
        .map((each) =>
          each.kind === 'all-of' || each.kind === 'any-of' ? `(${filterWords(catalogue, each, language)})` : filterWords(catalogue, each, language),
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
