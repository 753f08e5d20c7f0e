/** A number as written, kept in digits so that nothing is rounded. */
export interface Decimal {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

/** Reads `1234`, `-12.50` or `1,234.5`; null for other texts, such as `1.2E+05`. */
export function parseDecimal(text: string): Decimal | null {
  const found = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d{1,40})(?:\.(\d{0,40}))?$/.exec(text)
  if (found === null) return null
  return { negative: found[1] === '-', whole: found[2]!.replaceAll(',', ''), fraction: found[3] ?? '' }
}

/**
 * The number times ten to the power of `places`, exactly: `fraction` if it is not whole, `too-large` beyond
 * JavaScript's exact integers.
 */
export function scaleDecimal(
  { negative, whole, fraction }: Decimal,
  places: number,
): number | 'fraction' | 'too-large' {
  const digits = whole + fraction.slice(0, places).padEnd(places, '0')
  if (/[1-9]/.test(fraction.slice(places))) return 'fraction'
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return 'too-large'
  return negative && value !== 0 ? -value : value
}
