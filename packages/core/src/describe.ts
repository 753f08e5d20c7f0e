import type { Catalogue } from './catalogue.js'
import type { Column } from './dataset.js'
import type { Value } from './field.js'
import type { Filter, RelativeDay } from './filter.js'
import type { Formula } from './formula.js'
import type { Indicator } from './indicator.js'
import type { Measure } from './measure.js'
import type { Text } from './text.js'

type Language = keyof Text

/** An indicator's formula in words, in both languages, from the titles of its datasets and fields. */
export function describe(catalogue: Pick<Catalogue, 'dataset'>, indicator: Indicator, variant = indicator.defaultVariant): Text {
  const formula = indicator.variants[variant]
  if (formula === undefined) return { zh: '', en: '' }
  return { zh: formulaWords(catalogue, formula, 'zh'), en: formulaWords(catalogue, formula, 'en') }
}

const levelWords = {
  city: { zh: '市', en: 'cities' },
  county: { zh: '县(区)', en: 'counties' },
  township: { zh: '乡镇(街道)', en: 'townships' },
  village: { zh: '村(社区)', en: 'villages' },
} as const

function formulaWords(catalogue: Pick<Catalogue, 'dataset'>, formula: Formula, language: Language): string {
  const measure = (each: Measure): string => measureWords(catalogue, each, language)
  switch (formula.kind) {
    case 'total':
      return measure(formula.measure)
    case 'ratio':
      return `${measure(formula.numerator)} ÷ ${measure(formula.denominator)} × ${formula.scale}`
    case 'level':
      return formula.times === 1 ? measure(formula.measure) : `${measure(formula.measure)} × ${formula.times}`
    case 'coverage':
      return language === 'zh'
        ? `${measure(formula.measure)} ≥ ${formula.atLeast} 的${levelWords[formula.level].zh}数 ÷ ${levelWords[formula.level].zh}总数 × 100`
        : `${levelWords[formula.level].en} with ${measure(formula.measure)} ≥ ${formula.atLeast} ÷ all ${levelWords[formula.level].en} × 100`
    case 'milestone':
      return measure(formula.measure)
  }
}

function measureWords(catalogue: Pick<Catalogue, 'dataset'>, measure: Measure, language: Language): string {
  const dataset = catalogue.dataset(measure.dataset)
  const title = dataset.title[language]
  const column = measure.column === null ? '' : (dataset.facts[measure.column.name]?.title[language] ?? measure.column.name)
  const kinds = {
    zh: { count: `${title}条数`, sum: `${title}「${column}」合计`, min: `${title}「${column}」最低值`, max: `${title}「${column}」最高值` },
    en: { count: `number of ${title}`, sum: `sum of ${column} over ${title}`, min: `least ${column} of ${title}`, max: `greatest ${column} of ${title}` },
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

function filterWords(catalogue: Pick<Catalogue, 'dataset'>, filter: Filter, language: Language): string {
  const field = (column: Column): string => catalogue.dataset(column.dataset).facts[column.name]?.title[language] ?? column.name
  const value = (column: Column, held: Exclude<Value, null> | RelativeDay): string => {
    if (typeof held === 'object')
      return held.relative === 'reference-day' ? { zh: '期末', en: 'the period end' }[language] : { zh: '当年1月1日', en: '1 January of that year' }[language]
    if (typeof held === 'boolean') return { zh: held ? '是' : '否', en: held ? 'yes' : 'no' }[language]
    return catalogue.dataset(column.dataset).facts[column.name]?.choices?.[String(held)]?.[language] ?? String(held)
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
