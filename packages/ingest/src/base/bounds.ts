/**
 * Upper limits of a file. No register of an office comes near them; a file beyond them is refused with a message before
 * it is processed further.
 */

/** Columns of a table. */
export const mostColumns = 512
/** Characters of one cell: the limit of spreadsheet programs. */
export const longestCell = 32_767
/**
 * Characters of one row of text; without it, a quotation mark that is never closed would make the rest of the file one
 * row.
 */
export const longestRow = 1_000_000
/** Sheets of a workbook. */
export const mostSheets = 256
/** Merged cells of a sheet. */
export const mostMerges = 200_000
/** Cell styles and number formats of a workbook: the limit of spreadsheet programs. */
export const mostStyles = 65_536
/** Characters of a number format: the limit of spreadsheet programs. */
export const longestFormat = 255
