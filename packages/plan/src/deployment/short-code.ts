/** The code without the zeros that the list of the bureau appends: 990102001000 is the township 990102001. */
export function shortCode(code: string): string {
  const isLong = /^(\d{9}|\d{12})$/.test(code)
  return isLong && code.endsWith('000') ? shortCode(code.slice(0, -3)) : code
}
