#!/usr/bin/env node
import { Command, Option } from 'commander'
import pc from 'picocolors'
import { isMonth } from '@minzheng/core'
import { correct } from './commands/correct.js'
import { demo, demoSeed } from './commands/demo.js'
import { importFiles, printRefusals } from './commands/import.js'
import { quarantine } from './commands/quarantine.js'
import { recomputeAll } from './commands/recompute.js'
import { report } from './commands/report.js'
import { makeSample } from './commands/sample.js'
import { openSession, type Session } from './session.js'

async function withSession(work: (session: Session) => Promise<void>): Promise<void> {
  const session = await openSession(process.env)
  try {
    await work(session)
  } finally {
    await session.close()
  }
}

const program = new Command('minzheng')
  .description(
    `民政指标：把民政记录变成分区县指标，对照年度工作要点。\nTurns civil-affairs records into indicators per district, held against the year's plan.\n\n` +
      `改一条记录，看一个区县重算 change one record, see one district recompute:\n  minzheng correct dibao-standards district=330523 effectiveOn=2024-07-01 monthlyStandard=1150\n\n` +
      `环境 environment: DATABASE_URL (PostgreSQL), REDIS_URL (Redis), MINZHENG_FOLDER (.minzheng)`,
  )
  .showHelpAfterError()

program
  .command('demo')
  .description('模拟一年数据，导入、重算、出看板 sample, import, recompute and the board, in one go')
  .option('--json <file>', '看板数据另存为 also write the board as data')
  .action((options: { json?: string }) => demo(options))

program
  .command('sample')
  .description('写出模拟数据文件 write a simulated year of files')
  .argument('[folder]', '目录 folder', 'sample')
  .option('--seed <number>', '随机种子 seed', String(demoSeed))
  .action(async (folder: string, options: { seed: string }) => {
    if (!/^\d{1,9}$/.test(options.seed)) throw new Error(`--seed must be a whole number, not "${options.seed}"`)
    await makeSample(folder, Number(options.seed))
  })

program
  .command('import')
  .description('导入文件并重算 import files, then recompute what they changed')
  .argument('<files...>', 'CSV, XLSX')
  .option('--dataset <name>', '数据集 dataset, where the header does not tell')
  .option('--district <code>', '填报单位代码 the district that sends it, where the title does not tell')
  .option('--period <period>', '报告期 the period that it covers, where the title does not tell')
  .action((files: string[], options: { dataset?: string; district?: string; period?: string }) =>
    withSession(async (session) => {
      if ((options.district === undefined) !== (options.period === undefined)) throw new Error('--district and --period go together')
      const summary = await importFiles(session, files, {
        ...(options.dataset === undefined ? {} : { dataset: options.dataset }),
        ...(options.district === undefined || options.period === undefined ? {} : { returns: { district: options.district, period: options.period } }),
      })
      printRefusals(summary)
      await recomputeAll(session)
      if (summary.failures.length > 0) process.exitCode = 1
    }),
  )

program
  .command('recompute')
  .description('重算所有待更新单元 recompute whatever is dirty')
  .action(() => withSession(recomputeAll))

program
  .command('report')
  .description('看板 the board')
  .addOption(
    new Option('--up-to <month>', '本年累计至某月 the year to a month, such as 2024-06').argParser((text: string) => {
      if (!isMonth(text)) throw new Error(`--up-to wants a month such as 2024-06, not "${text}"`)
      return text
    }),
  )
  .option('--json <file>', '看板数据另存为 also write the board as data')
  .action((options: { upTo?: string; json?: string }) => withSession((session) => report(session, options)))

program
  .command('correct')
  .description('更正一条记录并看指标变化 change one record and see which figures follow')
  .argument('<dataset>', '数据集 dataset')
  .argument('<assignments...>', '字段=值 field=value; the key says which record')
  .action((dataset: string, assignments: string[]) => withSession((session) => correct(session, dataset, assignments)))

program
  .command('quarantine')
  .description('列出被隔离的行 list the refused rows')
  .action(() => withSession(quarantine))

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${pc.red('✘')} ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
