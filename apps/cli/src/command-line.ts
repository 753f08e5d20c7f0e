import { Command, Option } from 'commander'
import { isMonth } from '@minzheng/core/periods'
import { publicGrants } from '@minzheng/store'
import { openDeployment, type OpenedDeployment } from '@minzheng/worker'
import {
  deleteRecord,
  rekey,
  undo,
  withdrawSource,
  type ReasonOptions,
  type RecordActOptions,
} from './commands/acts.js'
import { correct, type CorrectOptions } from './commands/correct.js'
import { audit } from './commands/audit.js'
import { exportChain, openEntry, verifyChainFile, verifyStoredChain, type VerifyFileOptions } from './commands/chain.js'
import { check } from './commands/check.js'
import { coverage, writeCoveragePage } from './commands/coverage.js'
import { demo, demoSeed } from './commands/demo.js'
import { explain } from './commands/explain.js'
import { printFigures, type FiguresOptions } from './commands/figures.js'
import { why, type WhyOptions } from './commands/why.js'
import { grantRole, listGrants, revokeGrant, type GrantOptions } from './commands/grants.js'
import {
  exportFormats,
  exportObservations,
  exportStructure,
  formatOf,
  isStructure,
  type ExportOptions,
} from './commands/export.js'
import { init, type InitOptions } from './commands/init.js'
import { importFiles, printRefusals, printRegisters, writeReports } from './commands/import.js'
import { listMonths, lockMonths, reopenMonth, reviewMonths, submitMonth, type MonthOptions } from './commands/months.js'
import { planRead, type PlanReadOptions } from './commands/plan-read.js'
import { exportRefused, quarantine, takeBack } from './commands/quarantine.js'
import { recomputeAll } from './commands/recompute.js'
import { release, type ReleaseOptions } from './commands/release.js'
import { releases, type ReleasesOptions } from './commands/releases.js'
import { report, type ReportOptions } from './commands/report.js'
import { rotateKey } from './commands/rotate-key.js'
import { makeSample } from './commands/sample.js'
import { acts, history, sources, submissions } from './commands/sources.js'
import type { ServeOptions } from './commands/serve.js'
import { template } from './commands/template.js'
import { listTokens, makeToken, revokeToken, type TokenOptions } from './commands/tokens.js'
import { whatIf } from './commands/what-if.js'
import { withDoors, type AudienceOptions } from './options/audience-options.js'
import {
  moneyUnitOption,
  readingOf,
  landedByOption,
  revisionOption,
  shrinksOption,
  withReadingOptions,
  withRegisterOptions,
} from './options/reading-options.js'
import { openSession, type Session } from './session/session.js'
import { takeSecretFiles } from './session/secret-files.js'
import { colours, errorForPeople, print, printError } from './terminal/output.js'
import { UsageError } from './terminal/usage-error.js'

function personOption(): Option {
  return new Option(
    '--person',
    '从终端或标准输入读身份证号 read the identity number in the key from the terminal or standard input; it is hashed at once',
  )
}

/** The year of a plan. */
function yearOption(words = '计划年度 the year of the plan; default: the latest that has begun in the data'): Option {
  return new Option('--year <year>', words).argParser((text: string) => {
    if (!/^\d{4}$/.test(text)) throw new UsageError(`--year must be a year (YYYY), got "${text}"`)
    return Number(text)
  })
}

/** The moment whose knowledge figures show. */
function asOfOption(): Option {
  return new Option(
    '--as-of <moment>',
    '当时数 figures as they were known once source #12 had landed, at the end of a day, or at a time with its zone',
  )
}

/** Adds the options of an act on one record. */
function withActOptions(command: Command): Command {
  return command
    .option(
      '--through <month>',
      '及于某月及以前所报 the act reaches what files as of this month or earlier tell; default: the current month',
    )
    .option('--office <district>', '报送单位 the office that reports the record, if several do')
    .addOption(actReviserOption())
    .addOption(personOption())
}

const reasonHelp =
  '原因，通用词语，不写姓名 why, in common words and names of fields, such as 重复登记; no person is named'
const byHelp = '由哪个单位或岗位提出 who asks for it: an office or a post, such as 望山县民政局'

/** Adds the options of a command that must say why. */
function withReason(command: Command): Command {
  return command.requiredOption('--reason <words>', reasonHelp).requiredOption('--by <office>', byHelp)
}

/** The account that may change locked months by an act. */
function actReviserOption(): Option {
  return new Option(
    '--revision-by <actor>',
    '修订已锁定月份的账号 the account that may change locked months by this act',
  )
}

const actorHelp = '账号 the account that does it'

/** Runs one command, such as `['import', 'homes.csv']`; prints an error and sets the exit code if it fails. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    takeSecretFiles(process.env)
    await commandLine().parseAsync(args, { from: 'user' })
  } catch (error) {
    printError(`${colours.red('✘')} ${errorForPeople(error)}`)
    process.exitCode = 1
  }
}

/** The command line with all its commands. */
export function commandLine(): Command {
  const program = new Command('minzheng')
    .description(
      `民政指标：把民政记录变成分区县指标，对照年度工作要点。\nTurns civil-affairs records into indicators per district, and compares them with the year's plan.\n\n` +
        `改一条记录，看一个区县重算 change one record, see one district recompute:\n  minzheng correct dibao-standards district=<code> effectiveOn=2024-07-01 monthlyStandard=1150\n\n` +
        `环境 environment: DATABASE_URL (PostgreSQL), REDIS_URL (Redis), MINZHENG_FOLDER (.minzheng), MINZHENG_CONFIG (minzheng.config.*)`,
    )
    .showHelpAfterError()
    .option(
      '--config <file>',
      '部署配置 the configuration of the deployment; default: minzheng.config.* of this folder',
    )
    .option(
      '--no-color',
      '不用颜色 no colours, like NO_COLOR; FORCE_COLOR turns them on for output that is no terminal',
    )

  /** The deployment of `--config`, of MINZHENG_CONFIG, of the working folder, or the default. */
  async function opened(): Promise<OpenedDeployment> {
    const { config } = program.opts<{ config?: string }>()
    return openDeployment(config ?? process.env['MINZHENG_CONFIG'])
  }

  async function withSession(work: (session: Session) => Promise<void>): Promise<void> {
    const session = await openSession(process.env, await opened())
    try {
      await work(session)
    } finally {
      await session.close()
    }
  }

  program
    .command('demo')
    .description('模拟一年数据，导入、重算、出看板 sample, import, recompute and the board, in one go')
    .option('--json <file>', '看板数据另存为 also write the board as data')
    .action((options: { json?: string }) => opened().then((deployment) => demo(deployment, options)))

  program
    .command('serve')
    .description(
      '提供接口及其说明 serve the API and its documentation, on this machine unless there is an identity provider (PORT, default 8080; DATABASE_URL for PostgreSQL)',
    )
    .option(
      '--as <accounts...>',
      '登录链接的账号 accounts that get a one-time link; default: local, which reads everything and changes nothing',
    )
    .action(async (options: ServeOptions) => {
      // Other commands need no server.
      const { serve } = await import('./commands/serve.js')
      await serve(await opened(), options)
    })

  program
    .command('migrate')
    .description(
      '建表或升级表结构，启用本版本的定义 makes or migrates the tables, brings the definitions of this version into use, and ends',
    )
    .action(() =>
      withSession(async ({ place }) => {
        print(`${colours.green('✓')} ${place}: 表结构与定义均为本版本 tables and definitions are those of this version`)
      }),
    )

  program
    .command('init')
    .description('新城市的目录 write the folder of a new city: configuration, divisions, a plan to fill in')
    .argument('<folder>', '目录 an empty folder, or one to make')
    .option('--code <code>', '市代码 the code of the city, six digits; asked for if left out')
    .option('--name <name>', '市名 the name of the city; asked for if left out')
    .option('--name-en <name>', '英文名 its name in English')
    .option(
      '--divisions <file>',
      '区划表 CSV of its divisions: code and name, as the ministry or the statistics bureau lists them; asked for if left out',
    )
    .addOption(yearOption('计划年度 the year of the plan; default: this year'))
    .action((folder: string, options: InitOptions) => init(folder, options))

  program
    .command('public-role')
    .description(
      '公开查询角色的授权语句 print the SQL that lets a role of PostgreSQL read what is published, and nothing else (DATABASE_URL_PUBLIC)',
    )
    .argument('<role>', '角色 the role, which an administrator of the database makes')
    .action((role: string) => {
      const schema = process.env['MINZHENG_SCHEMA']
      process.stdout.write(publicGrants({ role, ...(schema === undefined || schema === '' ? {} : { schema }) }))
    })

  program
    .command('sample')
    .description('写出模拟数据文件 write a simulated year of files')
    .argument('[folder]', '目录 folder', 'sample')
    .option('--seed <number>', '随机种子 seed', String(demoSeed))
    .addOption(yearOption('模拟年度 the year; default: that of the first plan'))
    .action(async (folder: string, options: { seed: string; year?: number }) => {
      if (!/^\d{1,9}$/.test(options.seed)) throw new UsageError(`--seed must be a whole number, got "${options.seed}"`)
      await makeSample(await opened(), folder, { seed: Number(options.seed), year: options.year })
    })

  withRegisterOptions(withReadingOptions(program.command('import')))
    .description('导入文件并重算 import files, then recompute what they changed')
    .argument('<files...>', 'CSV, TSV, JSON Lines, XLSX')
    .option('--dry-run', '试导入，不保存 report what the import would do, and store nothing')
    .option('--json <file>', '逐个文件的结果另存为 also write the reports as data, with up to 1,000 absent keys each')
    .action((files: string[], options: Parameters<typeof readingOf>[0] & { json?: string }) => {
      const reading = readingOf(options)
      return withSession(async (session) => {
        const summary = await importFiles(session, files, reading)
        printRegisters(summary, reading)
        printRefusals(summary)
        if (options.json !== undefined) await writeReports(summary, options.json)
        if (reading.dryRun !== true) await recomputeAll(session)
        if (summary.failures.length > 0) process.exitCode = 1
      })
    })

  program
    .command('recompute')
    .description('重算所有待更新单元 recompute all dirty cells')
    .action(() => withSession(recomputeAll))

  program
    .command('report')
    .description('看板 the board')
    .addOption(
      new Option('--up-to <month>', '本年累计至某月 the year to a month, such as 2024-06').argParser((text: string) => {
        if (!isMonth(text)) throw new UsageError(`--up-to must be a month (YYYY-MM), got "${text}"`)
        return text
      }),
    )
    .addOption(yearOption())
    .option('--json <file>', '看板数据另存为 also write the board as data')
    .option('--xlsx <file>', '进度表另存为 also write the sheet to print on A4')
    .option('--html <file>', '网页另存为 also write it as one page with charts')
    .option('--reporter <name>', '填报单位 the office that reports')
    .option('--filled-on <day>', '填报时间 the day on sheet and page; default: today')
    .option('--note <words>', '说明，如 模拟数据 words on sheet and page')
    .option('--red-is-good', '红色表示好 good figures in red, late ones in green')
    .addOption(asOfOption())
    .action((options: ReportOptions) => withSession((session) => report(session, options)))

  program
    .command('export')
    .description(
      '导出观测值 write the stored observations: CSV, XLSX, Parquet, SDMX 3.0 as CSV and JSON, SDMX 2.1 as CSV and XML, and their structure messages',
    )
    .argument('<file>', '.csv, .xlsx, .parquet, .json, .xml')
    .option('--format <name>', `格式 ${exportFormats.join(', ')}; default: by the file's ending`)
    .option('--district <district>', '地区代码或名称，含所辖 code or name: the district and all below it')
    .option('--level <levels...>', '层级 city, county, township, village')
    .option('--period <periods...>', '时期 periods, such as 2024 2024-Q1 2024-05')
    .option('--indicator <indicators...>', '指标编号或名称 ids or names')
    .option('--domain <domains...>', '领域 all indicators of a domain, such as elderly-care')
    .option('--parts', '含分组 parts (by sex, age band) too')
    .option('--simulated', '模拟数据 say in the message that the data are simulated')
    .addOption(asOfOption())
    .action(async (file: string, options: ExportOptions) => {
      const format = formatOf(file, options.format)
      if (isStructure(format)) await exportStructure((await opened()).deployment.catalogue, file, format, options)
      else await withSession((session) => exportObservations(session, file, format, options))
    })

  program
    .command('figures')
    .description('指标值 figures of a district and of those directly below it')
    .argument('<indicators...>', '指标编号或名称 ids or names')
    .option('--district <district>', '地区代码或名称 code or name; default: the city')
    .option('--period <periods...>', '时期 periods, such as 2024 2024-Q1 2024-05')
    .addOption(yearOption())
    .addOption(asOfOption())
    .option('--json', '以数据输出 as data')
    .action((indicators: string[], options: FiguresOptions) =>
      withSession((session) => printFigures(session, indicators, options)),
    )

  program
    .command('why')
    .description('一个数为何变了 why a figure moved between two moments: files, withdrawals, corrections, definitions')
    .argument('<indicator>', '指标编号或名称 id or name')
    .argument('<district>', '地区代码或名称 district code or name')
    .argument('[period]', '时期 period; default: the year of the plan')
    .requiredOption('--between <moments...>', '两个时点 two moments: #12 (a source), a day, or a time with its zone')
    .option('--json', '以数据输出 as data')
    .action((indicator: string, district: string, period: string | undefined, options: WhyOptions) =>
      withSession((session) => why(session, indicator, district, period, options)),
    )

  program
    .command('explain')
    .description('一个数怎么来的 where a figure comes from: formula, clause, inputs, records')
    .argument('<indicator>', '指标编号或名称 id or name, such as certified-caregivers-per-10k-elderly')
    .argument('[district]', '地区代码或名称 district code or name; default: the city')
    .argument('[period]', '时期 period; default: the year of the plan')
    .option('--variant <name>', '口径 variant')
    .option('--part <name>', '分组 part of a breakdown, such as sex=female')
    .option('--records <count>', '列出几条记录 how many records to list; default: 5')
    .addOption(yearOption())
    .option('--forecast', '期末预测 also estimate the figure at the end of the period')
    .option('--why <assignments...>', '某条记录为何计入或不计入 why a record counts or not: field=value of its key')
    .option('--json', '以数据输出 as data')
    .action(
      async (
        indicator: string,
        district: string | undefined,
        period: string | undefined,
        options: {
          variant?: string
          part?: string
          records?: string
          forecast?: boolean
          why?: string[]
          json?: boolean
          year?: number
        } & AudienceOptions,
      ) => {
        if (!/^\d{1,6}$/.test(options.records ?? '0'))
          throw new UsageError(`--records must be a whole number, got "${options.records}"`)
        await withSession((session) =>
          explain(session, indicator, district, period, {
            ...(options.variant === undefined ? {} : { variant: options.variant }),
            ...(options.part === undefined ? {} : { part: options.part }),
            ...(options.records === undefined ? {} : { records: Number(options.records) }),
            ...(options.audience === undefined ? {} : { audience: options.audience }),
            ...(options.release === undefined ? {} : { release: options.release }),
            forecast: options.forecast === true,
            why: options.why ?? [],
            json: options.json === true,
            ...(options.year === undefined ? {} : { year: options.year }),
          }),
        )
      },
    )

  program
    .command('coverage')
    .description('计划条文与指标 the plan clause by clause, and what has been computed')
    .option('--json', '以数据输出 as data')
    .option('--markdown <file>', '只写条文与指标的说明页 write the page of clauses and indicators, without a store')
    .addOption(yearOption())
    .action(async ({ json, markdown, ...asked }: { json?: boolean; markdown?: string; year?: number }) => {
      if (markdown !== undefined) await writeCoveragePage((await opened()).deployment, markdown, asked.year)
      else await withSession((session) => coverage(session, { json: json === true, ...asked }))
    })

  program
    .command('check')
    .description('数据质量核查 checks of records and figures; reports, and changes nothing')
    .argument('[district]', '地区代码或名称 district code or name; default: the city')
    .argument('[period]', '时期 period; default: the year of the plan')
    .option('--list <count>', '每项列出几条 how many findings of each check to list', '3')
    .option('--json', '以数据输出 as data')
    .action(
      async (district: string | undefined, period: string | undefined, options: { list: string; json?: boolean }) => {
        if (!/^\d{1,6}$/.test(options.list))
          throw new UsageError(`--list must be a whole number, got "${options.list}"`)
        await withSession((session) =>
          check(session, district, period, { json: options.json === true, list: Number(options.list) }),
        )
      },
    )

  program
    .command('audit')
    .description('定义与结果，供独立复算 definitions and figures as data, for an independent evaluation')
    .argument('<file>', '文件 file')
    .option('--all', '所有乡镇和村，不抽样 every township and village, not a sample of them')
    .addOption(yearOption())
    .action((file: string, options: { all?: boolean; year?: number }) =>
      withSession((session) => audit(session, file, options)),
    )

  program
    .command('what-if')
    .description('假如目标或口径不同 how another target or variant would change the board')
    .argument('<indicator>', '指标编号或名称 id or name')
    .option('--target <number>', '目标值 another value of the target, or a range such as 4-5')
    .option('--variant <name>', '口径 another variant of the definition')
    .option('--up-to <month>', '本年累计至某月 the year to a month, such as 2024-06')
    .addOption(yearOption())
    .action((indicator: string, options: { target?: string; variant?: string; upTo?: string; year?: number }) =>
      withSession((session) => whatIf(session, indicator, options)),
    )

  withActOptions(program.command('correct'))
    .description('更正一条记录并看指标变化 correct one record and see which figures change')
    .argument('<dataset>', '数据集 dataset')
    .argument('<assignments...>', '字段=值 field=value; the key says which record')
    .option('--from <month>', '自某月起更正 the first month in which the correction holds')
    .option('--reason <words>', reasonHelp)
    .option('--by <office>', byHelp)
    .action((dataset: string, assignments: string[], options: CorrectOptions) =>
      withSession((session) => correct(session, dataset, assignments, options)),
    )

  withReason(withActOptions(program.command('delete')))
    .description('删除一条记录 delete one record: it is absent in all months through a month')
    .argument('<dataset>', '数据集 dataset')
    .argument('[key...]', '主键 the key: field=value, or the value alone')
    .action((dataset: string, key: string[], options: RecordActOptions) =>
      withSession((session) => deleteRecord(session, dataset, key, options)),
    )

  withReason(withActOptions(program.command('rekey')))
    .description('更正一条记录的主键 replace the key of one record, which was wrong')
    .argument('<dataset>', '数据集 dataset')
    .argument('[key...]', '原主键 the key that was told')
    .option('--to <key...>', '正确的主键 the right key')
    .action((dataset: string, key: string[], options: RecordActOptions & { to?: string[] }) =>
      withSession((session) => rekey(session, dataset, key, options)),
    )

  withReason(program.command('withdraw'))
    .description('撤回一个来源 withdraw a file that landed, or only its returns')
    .argument('<source>', '来源 its number, the beginning of its SHA-256, or the name of the file')
    .addOption(actReviserOption())
    .option('--returns [months]', '只撤回报送 only its returns: all, or of these months (2025-12,2025-11)')
    .action((source: string, options: ReasonOptions & { returns?: string | true }) =>
      withSession((session) => withdrawSource(session, source, options)),
    )

  withReason(program.command('undo'))
    .description('撤销一项操作 undo a withdrawal, correction, deletion or re-keying')
    .argument('<act>', '操作号 the number of the act')
    .addOption(actReviserOption())
    .action((act: string, options: ReasonOptions) => withSession((session) => undo(session, act, options)))

  program
    .command('history')
    .description('一条记录的来历 what sources told of a record, what acts changed, how it counts in each month')
    .argument('<dataset>', '数据集 dataset')
    .argument('[key...]', '主键 the key: field=value, or the value alone')
    .addOption(personOption())
    .option('--json', '以数据输出 as data')
    .action((dataset: string, key: string[], options: { person?: boolean; json?: boolean }) =>
      withSession((session) => history(session, dataset, key, options)),
    )

  program
    .command('sources')
    .description('列出已导入的来源 list the sources that have landed')
    .option('--dataset <name>', '数据集 dataset')
    .option('--json', '以数据输出 as data')
    .action((options: { dataset?: string; json?: boolean }) => withSession((session) => sources(session, options)))

  program
    .command('acts')
    .description('列出所有操作 list withdrawals, corrections, deletions and re-keyings')
    .option('--json', '以数据输出 as data')
    .action((options: { json?: boolean }) => withSession((session) => acts(session, options)))

  program
    .command('release')
    .description(
      `发布：冻结一个月的数，经披露控制后可对外\nReleases a month: freezes its figures, and decides which of them other offices and the public may read.`,
    )
    .argument('<month>', '月份 the month, such as 2024-05: with it the year to it, and the quarter that it ends')
    .requiredOption('--by <account>', '发布账号，须为市级业务员 the account that releases, a city officer')
    .option('--notes <words>', '备注，通用词语，不写姓名 remarks, in common words; no person is named')
    .option('--revises <number>', '修订：该月最近一次发布的号 the last release of this month, which this one revises')
    .option('--why <words>', '修订原因，通用词语，如 漏报 why it is revised, in common words; with --revises')
    .addHelpText(
      'after',
      `
此前 before:  本年至该月，各地区每月均已 each month of the year, of every district, must be
  minzheng submit, review, lock           上报、审核、锁定
此后 then:
  minzheng releases                       看发布及其链头 the releases with their heads of the chain
  minzheng report --audience public       公开的看板 the board for the public (--html, --xlsx)
  minzheng export FILE --audience public  公开的数 the figures for the public
此前月份的数有变，随下次发布一并重新发布 figures of earlier months that changed come with the next release.`,
    )
    .action(async (month: string, options: ReleaseOptions) =>
      withSession((session) => release(session, month, options)),
    )

  program
    .command('releases')
    .description('列出发布，或写出一次发布的数 list the releases, or write the figures of one')
    .argument('[number]', '发布号 the number of one release')
    .option('--json', '以数据输出 as data')
    .option(
      '--figures <file>',
      '数另存为 write its figures, one a line (JSON Lines), as its entry of the chain has them',
    )
    .action((number: string | undefined, options: ReleasesOptions) =>
      withSession((session) => releases(session, number, options)),
    )

  const chain = program
    .command('chain')
    .description('防篡改链 the hash chain: an entry for each landing, withdrawal, act and release')

  chain
    .command('export')
    .description('导出链条，不含内容 write the chain, one entry a line, without contents')
    .argument('<file>', '.jsonl')
    .action((file: string) => withSession((session) => exportChain(session, file)))

  chain
    .command('verify')
    .description('核对链条 verify a file of the chain, without a database; or, without a file, the stored chain')
    .argument('[file]', '导出的链条 a file that `chain export` wrote')
    .option('--head <hash>', '链头 the head that a release printed: without it a cut tail cannot be found')
    .option('--opening <file>', '开启文件 what `chain open` wrote: also prove that it belongs to an entry')
    .option('--figures <file>', '数 what `releases --figures` wrote: also prove that it belongs to the opening')
    .action((file: string | undefined, options: VerifyFileOptions) => {
      if (file !== undefined) return verifyChainFile(file, options)
      if (options.opening !== undefined)
        throw new UsageError('--opening 须与文件同用 needs the file of a chain (minzheng chain export FILE)')
      return withSession((session) => verifyStoredChain(session, options))
    })

  chain
    .command('open')
    .description('写出一条的内容和盐值，供审计 write the content and the salt of an entry, for an auditor')
    .argument('<seq>', '序号 the number of the entry')
    .argument('<file>', '写到 the file to write')
    .action((seq: string, file: string) => withSession((session) => openEntry(session, seq, file)))

  program
    .command('submissions')
    .description('报送情况 which offices have sent what for a month')
    .option('--month <month>', '月份 the month; default: the previous one')
    .option('--due-day <day>', '截止日 the day of the following month up to which a file is in time', '10')
    .option('--dataset <name>', '数据集 only this dataset; default: those that have landed')
    .option('--json', '以数据输出 as data')
    .action((options: { month?: string; dueDay?: string; dataset?: string; json?: boolean }) =>
      withSession((session) => submissions(session, options)),
    )

  program
    .command('months')
    .description('各地区月份状态 the states of months by district: 填报中, 已上报, 已审核, 已锁定, 已发布')
    .argument('[month]', '月份 the month; default: all that were ever submitted')
    .option('--history', '经过 what became of them: who moved them, when and why')
    .option('--json', '以数据输出 as data')
    .action((month: string | undefined, options: { history?: boolean; json?: boolean }) =>
      withSession((session) => listMonths(session, month, options)),
    )

  program
    .command('submit')
    .description('上报 a district says that its month is complete')
    .argument('<month>', '月份 the month, such as 2024-05')
    .requiredOption('--district <district>', '区县，或市本级 a county, or the city for its own registrations')
    .requiredOption('--by <actor>', actorHelp)
    .action((month: string, options: MonthOptions & { district: string }) =>
      withSession((session) => submitMonth(session, month, options)),
    )

  program
    .command('review')
    .description('审核 review submitted months; never by who submitted them')
    .argument('<month>', '月份 the month')
    .option('--district <district>', '地区 the district; default: all that are submitted')
    .option('--send-back <words>', '退回及原因 send it back instead, and why')
    .requiredOption('--by <actor>', actorHelp)
    .action((month: string, options: MonthOptions & { sendBack?: string }) =>
      withSession((session) => reviewMonths(session, month, options)),
    )

  program
    .command('lock')
    .description('锁定 lock reviewed months: their data change by revisions only')
    .argument('<month>', '月份 the month')
    .option('--district <district>', '地区 the district; default: all that are reviewed')
    .requiredOption('--by <actor>', actorHelp)
    .action((month: string, options: MonthOptions) => withSession((session) => lockMonths(session, month, options)))

  program
    .command('reopen')
    .description('重新打开 reopen a locked month for some time; then it is locked again')
    .argument('<month>', '月份 the month')
    .requiredOption('--district <district>', '地区 the district')
    .requiredOption('--reason <words>', reasonHelp)
    .requiredOption('--until <moment>', '到期时间，最长31天 when it is locked again: a day, or a time with its zone')
    .requiredOption('--by <actor>', actorHelp)
    .action((month: string, options: MonthOptions & { district: string; reason: string; until: string }) =>
      withSession((session) => reopenMonth(session, month, options)),
    )

  program
    .command('grant')
    .description('授权 grant an account a role in a district and all below it')
    .argument('<actor>', '账号，不写姓名 the account, such as 990102-statistics; no person is named')
    .argument('<role>', '角色 such as county-officer or 县级业务员')
    .option('--district <district>', '地区 the district; default: the city')
    .option('--domain <name>', '仅一个业务领域 only this domain')
    .option('--indicator <indicators...>', '仅这些指标 only these indicators')
    .addOption(new Option('--kind <kind>', '账号种类 the kind of a new account').choices(['person', 'service']))
    .option('--from <moment>', '起始 when it begins; default: now')
    .requiredOption('--until <moment>', '截止 when it ends: a day, or a time with its zone')
    .option('--by <actor>', '授权的安全管理员 the security administrator who grants; left out for the first one')
    .action((actor: string, role: string, options: GrantOptions) =>
      withSession((session) => grantRole(session, actor, role, options)),
    )

  program
    .command('revoke')
    .description('撤销授权 end a grant now')
    .argument('<grant>', '授权号 its number')
    .requiredOption('--reason <words>', reasonHelp)
    .requiredOption('--by <actor>', '撤销的安全管理员 the security administrator who revokes it')
    .action((grant: string, options: { reason: string; by: string }) =>
      withSession((session) => revokeGrant(session, grant, options)),
    )

  program
    .command('grants')
    .description('列出授权 list the grants in force')
    .option('--actor <actor>', '账号 only those of an account')
    .option('--all', '含过期和已撤销的 also those that expired or were revoked')
    .option('--json', '以数据输出 as data')
    .action((options: { actor?: string; all?: boolean; json?: boolean }) =>
      withSession((session) => listGrants(session, options)),
    )

  program
    .command('token')
    .description('令牌 make a token for a program: it acts as its owner within its scopes; its secret is shown once')
    .argument('<name>', '用途，不写姓名 what it is for, such as statistics-nightly; no person is named')
    .requiredOption('--owner <account>', '归属账号 the account that answers for it')
    .requiredOption('--action <actions...>', '权限 what it may do, such as read-figures or 查看指标数')
    .option('--district <district>', '地区 the district; default: the city')
    .option('--domain <name>', '仅一个业务领域 only this domain')
    .requiredOption('--until <moment>', '截止 when it ends: a day, or a time with its zone')
    .action((name: string, options: TokenOptions) => withSession((session) => makeToken(session, name, options)))

  program
    .command('tokens')
    .description('列出令牌 list the tokens in force')
    .option('--owner <account>', '账号 only those of an account')
    .option('--all', '含过期和已撤销的 also those that expired or were revoked')
    .option('--json', '以数据输出 as data')
    .action((options: { owner?: string; all?: boolean; json?: boolean }) =>
      withSession((session) => listTokens(session, options)),
    )

  program
    .command('revoke-token')
    .description('撤销令牌 end a token now')
    .argument('<token>', '令牌号 its id')
    .requiredOption('--by <account>', '其归属账号或安全管理员 its owner, or a security administrator')
    .action((token: string, options: { by: string }) => withSession((session) => revokeToken(session, token, options)))

  const refused = program
    .command('quarantine')
    .description('列出被隔离的行 list the refused rows')
    .option('--limit <count>', '最多列出几行 how many rows to list', '200')
    .action((options: { limit: string }) => {
      if (!/^\d{1,9}$/.test(options.limit))
        throw new UsageError(`--limit must be a whole number, got "${options.limit}"`)
      return withSession((session) => quarantine(session, Number(options.limit)))
    })

  withReadingOptions(refused.command('export'))
    .description('导出被隔离的行，附原因，供改正 write the refused rows of a file, as sent, with the reasons')
    .argument('<file>', '原文件 the file that was sent')
    .requiredOption('--to <workbook>', '写到 the workbook to write (.xlsx)')
    .action((file: string, options: Parameters<typeof readingOf>[0] & { to: string }) => {
      const reading = readingOf(options)
      return withSession((session) => exportRefused(session, file, options.to, reading))
    })

  refused
    .command('return')
    .description('交回改正后的表 import corrected workbooks')
    .argument('<workbooks...>', '改正后的表 the corrected workbooks')
    .option('--part', '补充 the file was imported with --part: no return is recorded')
    .addOption(shrinksOption())
    .addOption(revisionOption())
    .addOption(landedByOption())
    .addOption(moneyUnitOption())
    .action((files: string[], options: Parameters<typeof readingOf>[0]) => {
      const reading = readingOf(options)
      return withSession((session) => takeBack(session, files, reading))
    })

  program
    .command('template')
    .description('写出空白填报表 write an empty workbook for a dataset: headers, lists, notes')
    .argument('<dataset>', '数据集 dataset')
    .argument('[workbook]', '写到 the workbook to write')
    .option('--part', '补充 for an addition, not for a full register')
    .action(async (dataset: string, workbook: string | undefined, options: { part?: boolean }) =>
      template((await opened()).deployment.catalogue, dataset, workbook, options),
    )

  program
    .command('plan')
    .description('工作要点 the year’s work plan')
    .command('read')
    .description(
      '读工作要点，列出数量目标与候选指标（草案） read a plan into a draft: numeric promises, candidate indicators',
    )
    .argument('<text>', '.docx, .txt（UTF-8, GB18030）')
    .option('--json <file>', '草案另存为数据，供确认 write the draft as data, to be confirmed')
    .option('--markdown <file>', '草案另存为网页文本 write the draft as a page')
    .action(async (text: string, options: PlanReadOptions) =>
      planRead((await opened()).deployment.catalogue, text, options),
    )

  program
    .command('rotate-key')
    .description('更换假名密钥 replace the key of pseudonyms; every person stays the same person')
    .action(() => withSession(rotateKey))

  return withDoors(program)
}
