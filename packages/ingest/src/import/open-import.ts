import { shownName } from '@minzheng/core/privacy'
import { detect, headRows, type SheetHead, type SheetPlan } from '../header/detect.js'
import { reduceCode } from '../district/district.js'
import { refuseElsewhere, type RefuseElsewhere } from './allowed-place.js'
import type { ReadingOptions } from './import-options.js'
import { notesSheet, registerWords, templateNotes, templateRegister } from '../base/clerk-workbook.js'
import type { RegisterKind } from '../header/title.js'
import { openBook } from '../source/open-book.js'
import type { Book, Sheet } from '../source/rows.js'
import { cachedSheet } from '../source/cached-sheet.js'
import { openSource, type SourceFile } from '../source/source-file.js'
import { refuseOtherTitle } from './stated-return.js'
import { ImportError } from '../base/import-error.js'
import { cellText, type SheetRow } from '../base/cell.js'

/** A file that is open and understood: its dataset, its sheets with their headers, and the district that reports. */
export interface OpenImport {
  readonly source: SourceFile
  readonly book: Book
  readonly plans: readonly SheetPlan[]
  /** The code of the district that reports, for each plan; null if nothing names it. */
  readonly scopes: readonly (string | null)[]
  /** Refuses a record of a district that the file must not be of. */
  readonly refuseElsewhere: RefuseElsewhere
  /** What the template that the file was made with says; null if it was made with none. */
  readonly template: RegisterKind | null
}

/** The size in bytes from which rows are not kept for a second reading. */
const mostCached = 1 << 20

/** Opens a file, finds how to read it, and closes it after `use`. */
export async function withImport<T>(
  path: string,
  options: ReadingOptions,
  use: (opened: OpenImport) => Promise<T>,
): Promise<T> {
  const source = await openSource(path, options.within, options.name)
  try {
    const whole = await openBook(source, options)
    // Our own notes contain every header, and are no register.
    const isNotes = ({ name }: Sheet): boolean => name === templateNotes || name === notesSheet
    const isSelected = ({ name }: Sheet): boolean =>
      options.sheets === undefined || (name !== null && options.sheets.includes(name))
    const book = {
      ...whole,
      sheets: whole.sheets
        .filter((sheet) => !isNotes(sheet) && isSelected(sheet))
        .map((sheet) => (source.size > mostCached ? sheet : cachedSheet(sheet))),
      hidden: [
        ...whole.hidden,
        ...whole.sheets.filter((sheet) => isNotes(sheet) || !isSelected(sheet)).flatMap(({ name }) => name ?? []),
      ].map(shownName),
    }
    refusePersonalNames(source.name, book.sheets)
    const heads: SheetHead[] = []
    for (const sheet of book.sheets) heads.push({ name: sheet.name, rows: await firstRows(sheet, headRows) })
    const plans = detect(source.name, heads, options.catalogue, options)
    const given = givenDistrict(options)
    for (const { title } of plans) refuseOtherTitle(source.name, title, given, options.returns?.period)
    const scopes = plans.map(({ title }) => title.district ?? given)
    const elsewhere = refuseElsewhere(options.catalogue, source.name, plans[0]!.match.dataset.name, options.only)
    for (const scope of scopes) if (scope !== null) elsewhere(scope)
    const notes = whole.sheets.find(({ name }) => name === templateNotes)
    return await use({
      source,
      book,
      plans,
      scopes,
      refuseElsewhere: elsewhere,
      template: notes === undefined ? null : await templateKind(notes),
    })
  } finally {
    await source.handle.close()
  }
}

async function templateKind(notes: Sheet): Promise<RegisterKind | null> {
  const row = (await firstRows(notes, headRows)).find(({ cells }) => cellText(cells[0] ?? null) === templateRegister)
  const word = cellText(row?.cells[1] ?? null)
  return word === registerWords.full ? 'full' : word === registerWords.part ? 'part' : null
}

/** The name of a sheet is stored with its refused rows, and printed. */
function refusePersonalNames(file: string, sheets: readonly Sheet[]): void {
  for (const [index, { name }] of sheets.entries())
    if (name !== null && shownName(name) !== name)
      throw new ImportError(
        'personal-name',
        `${file}: 第${index + 1}个工作表的名称似含个人信息或不可见字符,请改名后再导入: the name of sheet ${index + 1} seems to contain personal data or invisible characters; rename it`,
      )
}

/** The first rows of a sheet. */
export async function firstRows(sheet: Sheet, count: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const some of sheet.rows()) {
    rows.push(...some.slice(0, count - rows.length))
    if (rows.length >= count) break
  }
  return rows
}

function givenDistrict({ catalogue, returns }: ReadingOptions): string | null {
  if (returns === undefined) return null
  const code = reduceCode(returns.district, catalogue.districts)
  // Throws core's `unknown-district`.
  return code ?? catalogue.districts.get(returns.district).code
}
