/** Of which district and variant the indicator's page is; the city and the usual variant if they are left out. */
export interface IndicatorSearch {
  readonly district?: string
  readonly variant?: string
}

/** Reads the indicator's part of an address. */
export function readIndicatorSearch({ district, variant }: Record<string, unknown>): IndicatorSearch {
  return {
    ...(typeof district === 'string' && /^\d{6}[\w-]{0,7}$/.test(district) ? { district } : {}),
    ...(typeof variant === 'string' && /^[\w-]{1,60}$/.test(variant) ? { variant } : {}),
  }
}
