import type { Catalogue, Indicator, Target, Text } from '@minzheng/core'
import type { NamedDistrictSet } from '../deployment/district-sets.js'

/** A category of an indicator in words: 城市. */
function partWords({ by }: Pick<Indicator, 'by'>, part: string): Text {
  const [name, key] = part.split('=')
  const found = by[name ?? '']?.parts.find((each) => each.key === key)
  return found?.title ?? { zh: part, en: part }
}

/**
 * What a target is for, if its indicator's name does not say so: a category, a variant among several that the plan
 * names, a set of districts. Undefined if there is nothing to add.
 */
export function scopeOf(
  { indicator: id, part, variant, set }: Target,
  { indicator: indicatorOf }: Pick<Catalogue, 'indicator'>,
  targets: readonly Target[],
  sets: readonly NamedDistrictSet[],
): Text | undefined {
  const indicator = indicatorOf(id)
  const variantOf = (named: string | undefined): string => named ?? indicator.defaultVariant
  const own = variantOf(variant)
  const among = targets.some((other) => other.indicator === id && variantOf(other.variant) !== own)
  const name = sets.find((each) => each.id === set?.id)?.name
  const words: readonly Text[] = [
    ...(name === undefined
      ? []
      : set?.as === 'whole'
        ? [{ zh: `${name.zh}整体`, en: `${name.en} as a whole` }]
        : [{ zh: `${name.zh}各地`, en: `each of ${name.en}` }]),
    ...(part === undefined ? [] : [partWords(indicator, part)]),
    ...(among ? [{ zh: `口径 ${own}`, en: `variant ${own}` }] : []),
  ]
  return words.length === 0
    ? undefined
    : { zh: words.map(({ zh }) => zh).join('，'), en: words.map(({ en }) => en).join(', ') }
}
