/** Built-in number formats that show a day; 27 to 36 and 50 to 58 do so in Chinese editions. (ECMA-376 part 1, 18.8.30) */
const builtIn = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 54],
  [57, 58],
] as const

/** True for a number format that shows a day, by its own code where it has one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.some(([first, last]) => id >= first && id <= last)
  const shown = code
    .split(';')[0]!
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/s\.0+/gi, 's')
  return /[yde]/i.test(shown) && !/general/i.test(shown) && !/[#0?]/.test(shown)
}
