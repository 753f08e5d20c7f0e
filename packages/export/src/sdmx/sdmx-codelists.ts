import { audienceWords, unitFacts, units, type Catalogue, type Indicator, type Text, type Unit } from '@minzheng/core'
import { reasonWords } from '@minzheng/core/assessment'
import { measuresOf } from '@minzheng/core/evaluation'
import { statusNames } from '../base/status-names.js'
import { sdmxCode, wholeCode } from './sdmx-ids.js'

/** A code with its words; `parent` is another code of the same list. */
export interface Code extends Text {
  readonly id: string
  readonly parent?: string
}

export type CodelistId =
  | 'CL_INDICATOR'
  | 'CL_VARIANT'
  | 'CL_PART'
  | 'CL_AREA'
  | 'CL_UNIT'
  | 'CL_OBS_STATUS'
  | 'CL_REASON'
  | 'CL_AUDIENCE'

export const codelistNames: Readonly<Record<CodelistId, Text>> = {
  CL_INDICATOR: { zh: '指标', en: 'Indicators' },
  CL_VARIANT: { zh: '口径', en: 'Variants of a definition' },
  CL_PART: { zh: '分组', en: 'Parts of breakdowns' },
  CL_AREA: { zh: '地区', en: 'Districts' },
  CL_UNIT: { zh: '计量单位', en: 'Units of measure' },
  CL_OBS_STATUS: { zh: '观测状态', en: 'Observation status' },
  CL_REASON: { zh: '缺失或暂定的原因', en: 'Why a figure is missing or not final' },
  CL_AUDIENCE: { zh: '对象', en: 'Audiences' },
}

/** The codelists of a catalogue, each in the catalogue's order. A variant is identified by its name alone. */
export function codelistsOf(
  catalogue: Pick<Catalogue, 'indicators' | 'districts'>,
): Readonly<Record<CodelistId, readonly Code[]>> {
  const indicators = [...catalogue.indicators.values()]
  const parts = new Map<string, Code>([[wholeCode, { id: wholeCode, zh: '合计', en: 'Total' }]])
  for (const { by } of indicators)
    for (const [name, breakdown] of Object.entries(by))
      for (const { key, title } of breakdown.parts) {
        const id = sdmxCode(`${name}=${key}`)
        parts.set(id, {
          id,
          zh: `${breakdown.title.zh}：${title.zh}`,
          en: `${breakdown.title.en}: ${title.en}`,
          parent: wholeCode,
        })
      }
  return {
    CL_INDICATOR: indicators.map(({ id, name }) => ({ id: sdmxCode(id), zh: name.zh, en: name.en })),
    CL_VARIANT: [...new Map(indicators.flatMap(({ variantNames }) => Object.entries(variantNames)))].map(
      ([variant, { zh, en }]) => ({ id: sdmxCode(variant), zh, en }),
    ),
    CL_PART: [...parts.values()],
    CL_AREA: catalogue.districts.all.map(({ code, name, parent }) => ({
      id: sdmxCode(code),
      zh: name,
      en: name,
      ...(parent === null ? {} : { parent: sdmxCode(parent) }),
    })),
    // Another city of the process may have units of its own.
    CL_UNIT: units()
      .filter(isCommonOrUsed(indicators))
      .map((unit) => ({
        id: sdmxCode(unit),
        zh: unitFacts(unit).zh || '无单位',
        en: unitFacts(unit).en || 'no unit',
      })),
    CL_OBS_STATUS: Object.entries(statusNames).map(([id, words]) => ({ id, ...words })),
    CL_REASON: Object.entries(reasonWords).map(([id, words]) => ({ id, zh: words.zh, en: words.en })),
    CL_AUDIENCE: Object.entries(audienceWords).map(([id, words]) => ({ id, ...words })),
  }
}

function isCommonOrUsed(indicators: readonly Indicator[]): (unit: Unit) => boolean {
  const used = new Set(indicators.flatMap((each) => [each.unit, ...measuresOf(each).map(({ unit }) => unit)]))
  return (unit) => !unit.startsWith('own/') || used.has(unit)
}
