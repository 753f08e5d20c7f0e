import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { huzhouCatalogue } from '@minzheng/plan'
import { sampleInThread } from '../sample/sample-in-thread.js'
import { step } from '../terminal/progress.js'
import { UsageError } from '../terminal/usage-error.js'

interface Made {
  readonly seed: number
  readonly definitions: string
  readonly files: number
  readonly rows: number
}

const marker = 'sample.json'

/**
 * Writes the simulated year, or leaves it where the same one lies there already. Returns its files.
 * @param ready what is done meanwhile in the folder around it: no file moves there before, and where it fails the
 * making ends
 */
export async function makeSample(
  folder: string,
  seed: number,
  ready: Promise<unknown> = Promise.resolve(),
): Promise<readonly string[]> {
  const shown = step('生成模拟数据 sample')
  const definitions = [...huzhouCatalogue.datasets.keys()].map((name) => huzhouCatalogue.version(name)).join('')
  const before = existsSync(join(folder, marker))
    ? (JSON.parse(await readFile(join(folder, marker), 'utf8')) as Made)
    : undefined
  if (before?.seed === seed && before.definitions === definitions) {
    shown.done(`${before.files} 个文件已存在 files are there  ${folder}`)
    return filesIn(folder)
  }
  if (existsSync(folder) && before === undefined && (await readdir(folder)).length > 0)
    throw new UsageError(`${folder} holds other files; choose an empty folder for the sample. (目录非空)`)
  // Made beside and moved into place, so that an interrupted run leaves no half sample.
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  const { report: written, stop } = sampleInThread({ folder: making, seed }, shown.update)
  const report = await ready.then(() => written).finally(stop)
  const bad = Object.values(report.badRows).reduce((sum, count) => sum + count, 0)
  await writeFile(
    join(making, marker),
    JSON.stringify({ seed, definitions, files: report.files, rows: report.rows } satisfies Made),
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
    .sort()
    .map((name) => join(folder, name))
}

/** The dataset of a file of the sample, by its name, which begins with the dataset's title. */
export function sampleDataset(file: string): string | undefined {
  const [title] = basename(file).split('_')
  return [...huzhouCatalogue.datasets.values()].find((dataset) => dataset.title.zh === title)?.name
}
