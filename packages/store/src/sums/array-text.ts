/**
 * Parses an array of numbers in PostgreSQL's text format, `{1,NULL,2.5}`, into `into` from index `at`. NULL becomes
 * NaN.
 */
export function readNumbers(text: string, into: Float64Array, at = 0): void {
  let start = 1
  const last = text.length - 1
  for (let end = 1; end <= last; end += 1) {
    if (end !== last && text.charCodeAt(end) !== comma) continue
    if (end > start) into[at++] = text.charCodeAt(start) === letterN ? NaN : readNumber(text, start, end)
    start = end + 1
  }
}

/** Formats numbers as a PostgreSQL array; NaN becomes NULL. */
export function numbersText(numbers: Float64Array): string {
  let text = '{'
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at]!
    text += Number.isNaN(number) ? (at === 0 ? 'NULL' : ',NULL') : at === 0 ? number : `,${number}`
  }
  return `${text}}`
}

const comma = 44
const letterN = 78

/** Most numbers are short integers: those are parsed digit by digit, which is faster. */
function readNumber(text: string, start: number, end: number): number {
  if (end - start > 15) return Number(text.slice(start, end))
  let number = 0
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number(text.slice(start, end))
    number = number * 10 + digit
  }
  return number
}
