/** How the districts below are shown; a list if it is left out. */
const looks = ['tiles', 'map'] as const
export type Look = 'list' | (typeof looks)[number]

/** Of which district and variant the indicator's page is; the city and the usual variant if they are left out. */
export interface IndicatorSearch {
  readonly district?: string
  readonly variant?: string
  readonly places?: Exclude<Look, 'list'>
}

/** Reads the indicator's part of an address. */
export function readIndicatorSearch({ district, variant, places }: Record<string, unknown>): IndicatorSearch {
  const look = looks.find((each) => each === places)
  return {
    ...(typeof district === 'string' && /^\d{6}[\w-]{0,7}$/.test(district) ? { district } : {}),
    ...(typeof variant === 'string' && /^[\w-]{1,60}$/.test(variant) ? { variant } : {}),
    ...(look === undefined ? {} : { places: look }),
  }
}
