const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

/** Writes moments; to make one takes as long as some hundred uses of it, so each is made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, [locale, options], () => new Intl.DateTimeFormat(locale, options))
}

/** Writes numbers with a fixed number of decimals; each is made once. */
export function numberFormat(locale: string, decimals: number): Intl.NumberFormat {
  return kept(
    numbers,
    [locale, decimals],
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  )
}

function kept<Format>(formats: Map<string, Format>, of: readonly unknown[], make: () => Format): Format {
  const key = JSON.stringify(of)
  const format = formats.get(key) ?? make()
  formats.set(key, format)
  return format
}
