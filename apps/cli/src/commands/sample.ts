import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Catalogue } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import type { OpenedDeployment } from '@minzheng/worker'
import { sampleInThread } from '../sample/sample-in-thread.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'

interface Made {
  readonly seed: number
  /** Left out by earlier versions, which made 2024. */
  readonly year?: number
  readonly definitions: string
  readonly files: number
  readonly rows: number
}

const marker = 'sample.json'

/** The year that is simulated if none is asked for: that of the deployment's first plan, so that it has a board. */
export function sampleYear({ plans }: Pick<Deployment, 'plans'>): number {
  return plans[0]?.year ?? 2024
}

/**
 * Writes the simulated year, unless the same one is already there. Returns its files.
 * @param ready resolves when the folder around it is ready: no file moves there earlier, and if it rejects, the sample
 * is not made
 */
export async function makeSample(
  { deployment, source }: OpenedDeployment,
  folder: string,
  { seed, year = sampleYear(deployment) }: { readonly seed: number; readonly year?: number | undefined },
  ready: Promise<unknown> = Promise.resolve(),
): Promise<readonly string[]> {
  const shown = step('生成模拟数据 sample')
  const { datasets, version } = deployment.catalogue
  const definitions = [...datasets.keys()].map((name) => version(name)).join('')
  const before = existsSync(join(folder, marker))
    ? (JSON.parse(await readFile(join(folder, marker), 'utf8')) as Made)
    : undefined
  if (before?.seed === seed && (before.year ?? 2024) === year && before.definitions === definitions) {
    shown.done(`${before.files} 个文件已存在 files exist  ${folder}`)
    return filesIn(folder)
  }
  if (existsSync(folder) && before === undefined && (await readdir(folder)).length > 0)
    throw new UsageError(`the folder of the sample must be empty, got ${folder} (目录非空)`)
  // Made in another folder and then moved, so that an interrupted run leaves no partial sample.
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  const { report: written, stop } = sampleInThread({ folder: making, seed, year, source }, shown.update)
  const report = await ready.then(() => written).finally(stop)
  const bad = Object.values(report.badRows).reduce((sum, count) => sum + count, 0)
  await writeFile(
    join(making, marker),
    JSON.stringify({ seed, year, definitions, files: report.files, rows: report.rows } satisfies Made),
  )
  await rm(folder, { recursive: true, force: true })
  await rename(making, folder)
  shown.done(
    `${report.files} 个文件 files, ${report.rows.toLocaleString('en-US')} 行 rows (含坏行 bad ${bad})  ${folder}`,
  )
  return filesIn(folder)
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder))
    .filter((name) => /\.(csv|xlsx)$/.test(name))
    .toSorted()
    .map((name) => join(folder, name))
}

/** The dataset of a sample file: its name begins with the title of the dataset. */
export function sampleDataset({ datasets }: Pick<Catalogue, 'datasets'>): (file: string) => string | undefined {
  const names = new Map([...datasets.values()].map(({ title, name }) => [title.zh, name]))
  return (file) => names.get(basename(file).split('_')[0]!)
}
