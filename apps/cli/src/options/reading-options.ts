import { Option, type Command } from 'commander'
import { actorIdSchema } from '@minzheng/access'
import { moneyUnits, type ReadingOptions } from '@minzheng/ingest'
import type { Revision } from '@minzheng/store'
import { UsageError } from '../terminal/usage-error.js'

/** Options of the command line for reading a file. */
export type FileReading = Omit<ReadingOptions, 'catalogue'> & {
  /** True: reports what importing would do, and stores nothing. */
  readonly dryRun?: boolean
  /** True: somebody has confirmed that a full register ends much of the former one. */
  readonly shrinks?: boolean
  /** The account that lands the files, as the chain names it. */
  readonly by?: string
  /** Why the files may change locked months, and who says so. */
  readonly revision?: Revision
}

interface ReadingFlags {
  readonly dataset?: string
  readonly sheet?: readonly string[]
  readonly encoding?: string
  readonly delimiter?: string
  readonly headerRow?: string
  readonly daysFrom?: string
  readonly moneyUnit?: string
  readonly district?: string
  readonly period?: string
  readonly full?: boolean
  readonly part?: boolean
  readonly dryRun?: boolean
  readonly shrinks?: boolean
  readonly revision?: string
  readonly by?: string
}

/** Adds the options that say what a file is. */
export function withRegisterOptions(command: Command): Command {
  return command
    .addOption(new Option('--full', '全量名册 a full register: what it does not list has left').conflicts('part'))
    .option('--part', '补充 an addition: ends nothing, and is no return')
    .addOption(shrinksOption())
    .addOption(revisionOption())
    .addOption(landedByOption())
}

/** Also an option for a mended workbook, which may change a locked month as its file would. */
export function revisionOption(): Option {
  return new Option('--revision <words>', '修订已锁定月份的原因 why locked months may be changed, in common words')
}

/** The account of a landing, and of `--revision`. */
export function landedByOption(): Option {
  return new Option(
    '--by <actor>',
    '导入的账号，记入链；修订须有权 the account, for the chain; with --revision one that may revise',
  )
}

/** Also an option for a mended workbook, whose rows may have held back what its register ends. */
export function shrinksOption(): Option {
  return new Option('--shrinks', '确认名册大幅减少 confirms that a full register ends much of the former one')
}

/** Also an option for a mended workbook, which has the title of its file. */
export function moneyUnitOption(): Option {
  return new Option(
    '--money-unit <unit>',
    `金额单位 the unit of amounts, if neither header nor title has one: ${Object.keys(moneyUnits).join(', ')}`,
  )
}

/** Adds the options for reading a file that does not say how to read it. */
export function withReadingOptions(command: Command): Command {
  return command
    .option('--dataset <name>', '数据集 dataset, if the header is ambiguous')
    .option('--sheet <names...>', '工作表 only these sheets')
    .option('--encoding <name>', '编码 encoding: utf-8, gbk, gb18030, utf-16')
    .option('--delimiter <character>', '分隔符 delimiter: one character, or comma, tab, semicolon, pipe')
    .option('--header-row <line>', '表头所在行 the line where the header begins')
    .option('--days-from <year>', '日期序列起始年 serial numbers of days count from 1900 or 1904')
    .addOption(moneyUnitOption())
    .option('--district <code>', '填报单位代码 the district that reports, if the title has none')
    .option('--period <period>', '报告期 the period, if the title has none')
}

/** Checks those options. */
export function readingOf(flags: ReadingFlags): FileReading {
  const { dataset, sheet, encoding, delimiter, headerRow, daysFrom, moneyUnit, district, period } = flags
  const { full, part, dryRun, shrinks, revision, by } = flags
  if (revision !== undefined && by === undefined)
    throw new UsageError('--revision 须同时写 --by --revision must be given with --by')
  // What was given may be a person's name: it is not repeated.
  if (by !== undefined && !actorIdSchema.safeParse(by).success)
    throw new UsageError(
      '--by 须为账号，不得是人名 --by must be an account of 2 to 64 of a–z, 0–9, dot, hyphen and underscore, got another text',
    )
  if ((district === undefined) !== (period === undefined))
    throw new UsageError('--district and --period must be given together')
  if (headerRow !== undefined && !/^[1-9]\d{0,6}$/.test(headerRow))
    throw new UsageError(`--header-row must be a line number from 1, got "${headerRow}"`)
  if (daysFrom !== undefined && daysFrom !== '1900' && daysFrom !== '1904')
    throw new UsageError(`--days-from must be 1900 or 1904, got "${daysFrom}"`)
  if (moneyUnit !== undefined && !isMoneyUnit(moneyUnit))
    throw new UsageError(`--money-unit must be one of ${Object.keys(moneyUnits).join(', ')}, got "${moneyUnit}"`)
  return {
    ...(dataset === undefined ? {} : { dataset }),
    ...(sheet === undefined ? {} : { sheets: sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
    ...(daysFrom === undefined ? {} : { daysFrom: daysFrom === '1904' ? (1904 as const) : (1900 as const) }),
    ...(moneyUnit === undefined ? {} : { moneyUnit }),
    ...(district === undefined || period === undefined ? {} : { returns: { district, period } }),
    ...(full === true ? { register: 'full' as const } : part === true ? { register: 'part' as const } : {}),
    ...(dryRun === true ? { dryRun } : {}),
    ...(shrinks === true ? { shrinks } : {}),
    ...(by === undefined ? {} : { by }),
    ...(revision === undefined || by === undefined ? {} : { revision: { reason: revision, by } }),
  }
}

function isMoneyUnit(text: string): text is NonNullable<ReadingOptions['moneyUnit']> {
  return Object.hasOwn(moneyUnits, text)
}
