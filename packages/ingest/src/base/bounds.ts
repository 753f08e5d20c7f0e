/**
 * What a file may hold at most. No register of an office comes near; what goes beyond is refused in words before
 * anything looks at it closely.
 */

/** Columns of a table. */
export const mostColumns = 512
/** Characters of one cell: what a spreadsheet program itself takes. */
export const longestCell = 32_767
/** Characters of one row of text; a quotation mark that is never closed would make one of the rest of the file. */
export const longestRow = 1_000_000
/** Sheets of a workbook. */
export const mostSheets = 256
/** Merged cells of a sheet. */
export const mostMerges = 200_000
/** Cell styles and number formats of a workbook: what a spreadsheet program itself takes. */
export const mostStyles = 65_536
/** Characters of a number format: what a spreadsheet program itself takes. */
export const longestFormat = 255
