import { join } from 'node:path'
import type { OpenedDeployment } from '@minzheng/worker'
import { folderOf, openSession } from '../session/session.js'
import { importFiles, printRefusals } from './import.js'
import { recomputeAll } from './recompute.js'
import { report } from './report.js'
import { makeSample, sampleDataset, sampleYear } from './sample.js'
import { colours, print } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

/** The seed of the demonstration's year. */
export const demoSeed = 2024

/**
 * The whole way: makes a simulated year of files, imports it, recomputes it with jobs, and compares it with the plan.
 */
export async function demo(opened: OpenedDeployment, options: { readonly json?: string }): Promise<void> {
  const { name, catalogue } = opened.deployment
  const { root, atLevel } = catalogue.districts
  const year = sampleYear(opened.deployment)
  print(colours.bold(`民政 Minzheng · ${name.zh}${year}年民政工作要点 (模拟数据 simulated data)`))
  const opening = openSession(process.env, opened)
  const making = makeSample(opened, join(folderOf(process.env), 'sample'), { seed: demoSeed, year }, opening)
  // Handled below, once the database is open.
  making.catch(() => {})
  const session = await opening
  try {
    const files = await making
    print(colours.dim(`  ${session.place}`))
    const imported = await importFiles(session, files, {}, { datasetOf: sampleDataset(catalogue) })
    printRefusals(imported)
    if (imported.failures.length > 0) throw new UsageError(`${imported.failures.length} file(s) could not be read`)
    await recomputeAll(session)
    print()
    await report(session, { ...options, year })
    const county = atLevel(root.code, 'county').at(-1) ?? root
    print(`
下一步 next:
  改一条记录，看哪些指标值随之变化 change one record and see which figures change:
    ${colours.cyan(`npx -y pnpm@12 minzheng correct dibao-standards district=${county.code} effectiveOn=${year}-07-01 monthlyStandard=1150`)}
  问一个数怎么来的 ask where a figure comes from:
    ${colours.cyan(`npx -y pnpm@12 minzheng explain certified-caregivers-per-10k-elderly ${county.name}`)}
  看被隔离的行 see the refused rows:  ${colours.cyan('npx -y pnpm@12 minzheng quarantine')}
  看上半年的序时进度 the board at mid-year:  ${colours.cyan(`npx -y pnpm@12 minzheng report --up-to ${year}-06`)}
  在浏览器中打开同一看板 open the same in a browser:  ${colours.cyan('npx -y pnpm@12 serve')}`)
  } finally {
    await session.close()
  }
}
