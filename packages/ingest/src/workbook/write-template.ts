import { createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { unitFacts, type AnyDataset, type Catalogue } from '@minzheng/core'
import type { FieldFacts } from '@minzheng/core/evaluation'
import { ImportError } from '../base/import-error.js'
import { registerWords, templateNotes, templateRegister } from '../base/clerk-workbook.js'
import type { RegisterKind } from '../header/title.js'

export interface TemplateOptions {
  readonly catalogue: Catalogue
  readonly dataset: string
  /** The workbook to write; it must not exist yet. */
  readonly to: string
  /** `part`: a workbook for an addition (补充). Default: what the dataset is usually sent as. */
  readonly register?: RegisterKind
}

/** The number of rows with the lists and formats of a template. */
const preparedRows = 1000
const titleRow = 1
const headerRow = 2
/** The longest list of a cell that the file format allows. */
const longestList = 255

interface TemplateColumn {
  readonly header: string
  readonly facts: FieldFacts | null
}

/**
 * Writes an empty workbook for a dataset: a title to complete, headers, lists of the allowed words, checks of days and
 * numbers, and a sheet that explains each column. The completed workbook imports unchanged.
 */
export async function writeTemplate({ catalogue, dataset: name, to, register }: TemplateOptions): Promise<void> {
  const dataset = catalogue.dataset(name)
  const columns = columnsOf(dataset)
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(dataset.title.zh.slice(0, 31), {
    views: [{ state: 'frozen', ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
    },
  })
  const { root } = catalogue.districts
  // The office fills in its own name and code: a county's rows under the city's code would speak of all counties.
  const office = dataset.reportedBy === root.level ? `${root.name}(${root.code})` : '填报地区名称(代码)'
  // A dataset that is sent in parts says nothing: its files are returns, additions are none.
  const kind = register ?? (dataset.sentAs === 'full' ? 'full' : null)
  const words =
    kind === null ? '' : ` · ${registerWords[kind]}${kind === 'full' && dataset.time.kind !== 'flow' ? '名册' : ''}`
  sheet.getCell(titleRow, 1).value = `${office} ${dataset.title.zh}${words} · 报告期: · 填报日期:`
  sheet.getCell(titleRow, 1).font = { bold: true, size: 14 }
  if (columns.length > 1) sheet.mergeCells(titleRow, 1, titleRow, columns.length)
  columns.forEach((column, index) => prepare(sheet, column, index + 1))
  writeNotes(book.addWorksheet(templateNotes), dataset, columns, kind)
  const stream = createWriteStream(to, { flags: 'wx' })
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once('open', () => resolve())
      stream.once('error', reject)
    })
  } catch (error) {
    throw new ImportError(
      'file-unwritable',
      `${to} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}); name a file that does not exist yet`,
    )
  }
  try {
    await book.xlsx.write(stream)
  } catch (error) {
    stream.destroy()
    await unlink(to)
    throw error
  }
}

function columnsOf(dataset: AnyDataset): readonly TemplateColumn[] {
  const [first, ...rest] = Object.values(dataset.facts).map((facts) => ({ header: headerOf(facts), facts }))
  // Offices recognise their rows by these columns; the importer never stores them.
  return [first!, ...dataset.dropped.map((header) => ({ header, facts: null })), ...rest]
}

function headerOf({ kind, title }: FieldFacts): string {
  return kind === 'money' ? `${title.zh}(元)` : title.zh
}

function prepare(sheet: ExcelJS.Worksheet, { header, facts }: TemplateColumn, index: number): void {
  const column = sheet.getColumn(index)
  column.width = Math.min(40, Math.max(12, header.length * 2 + 4))
  const cell = sheet.getCell(headerRow, index)
  cell.value = header
  cell.font = { bold: true }
  cell.fill = {
    type: 'pattern',
    pattern: 'solid',
    fgColor: { argb: facts === null ? 'FFEDEDED' : facts.optional ? 'FFDDEBF7' : 'FFFFE699' },
  }
  cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  if (facts !== null) cell.note = noteOf(facts)
  const validation = facts === null ? undefined : validationOf(facts)
  const format = formatOf(facts)
  for (let row = headerRow + 1; row <= headerRow + preparedRows; row += 1) {
    const below = sheet.getCell(row, index)
    if (format !== undefined) below.numFmt = format
    if (validation !== undefined) below.dataValidation = validation
  }
}

/** Codes and identity numbers are text, since a spreadsheet would round them. */
function formatOf(facts: FieldFacts | null): string | undefined {
  switch (facts?.kind) {
    case 'integer':
      return facts.choices === undefined ? '0' : undefined
    case 'money':
      return '0.00'
    case 'day':
      return 'yyyy-mm-dd'
    case 'flag':
    case 'choice':
      return undefined
    default:
      return '@'
  }
}

function validationOf(facts: FieldFacts): ExcelJS.DataValidation | undefined {
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: facts.title.zh,
    error: noteOf(facts).slice(0, 220),
  }
  if (facts.choices !== undefined || facts.kind === 'flag') {
    const words = facts.choices === undefined ? ['是', '否'] : Object.values(facts.choices).map(({ zh }) => zh)
    const list = words.join(',')
    // Spreadsheets would call the file damaged if a list were too long or its words contained a comma.
    if (list.length > longestList || words.some((word) => /[,"]/.test(word))) return undefined
    return { ...common, type: 'list', formulae: [`"${list}"`] }
  }
  switch (facts.kind) {
    case 'integer':
      return { ...common, type: 'whole', operator: 'between', formulae: [-2_000_000_000, 2_000_000_000] }
    case 'money':
      return { ...common, type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] }
    case 'day':
      return {
        ...common,
        type: 'date',
        operator: 'between',
        formulae: [new Date('1900-01-01T00:00:00Z'), new Date('2099-12-31T00:00:00Z')],
      }
    case 'pseudonym':
      return { ...common, type: 'textLength', operator: 'equal', formulae: [18] }
    default:
      return undefined
  }
}

const kinds: Readonly<Record<FieldFacts['kind'], string>> = {
  text: '文字',
  day: '日期,如 2024-03-05',
  integer: '整数',
  money: '金额(元),最多两位小数',
  flag: '是/否',
  choice: '从列表中选择',
  district: '行政区划代码,6、9或12位,按文本填写',
  pseudonym: '18位公民身份号码,按文本填写;导入后只保存假名',
}

function noteOf(facts: FieldFacts): string {
  const unit =
    facts.kind === 'integer' && facts.unit !== undefined && facts.choices === undefined
      ? `,单位:${unitFacts(facts.unit).zh}`
      : ''
  const words =
    facts.choices === undefined
      ? ''
      : `:${Object.values(facts.choices)
          .map(({ zh }) => zh)
          .join('、')}`
  return `${facts.optional ? '选填' : '必填'}。${facts.choices === undefined ? kinds[facts.kind] : kinds.choice}${words}${unit}`
}

function writeNotes(
  sheet: ExcelJS.Worksheet,
  dataset: AnyDataset,
  columns: readonly TemplateColumn[],
  kind: RegisterKind | null,
): void {
  sheet.columns = [{ width: 28 }, { width: 60 }, { width: 36 }, { width: 40 }]
  sheet.addRow([`${dataset.title.zh} ${dataset.title.en} (${dataset.name})`]).font = { bold: true }
  if (dataset.notes !== null) sheet.addRow([dataset.notes.zh, dataset.notes.en])
  sheet.addRow([
    '第一行“报告期:”后填写 2024、2024-Q1 或 2024-05;括号内填写填报单位的行政区划代码。合计行和填报人可写在数据下方。',
  ])
  if (kind !== null)
    sheet.addRow([
      templateRegister,
      registerWords[kind],
      kind === 'full'
        ? 'lists all records of the district at the end of the period; a record that is not listed has left'
        : 'adds to what was sent before and ends nothing; no return is recorded',
    ])
  sheet.addRow(['列 column', '填写要求', 'English', '也可写作 aliases']).font = { bold: true }
  for (const { header, facts } of columns)
    sheet.addRow(
      facts === null
        ? [header, '可填;导入时读过即弃,不保存', 'read and never stored']
        : [header, noteOf(facts), facts.title.en, facts.aliases.join('、')],
    )
}
