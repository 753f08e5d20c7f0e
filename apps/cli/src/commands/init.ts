import { writeFolder } from '@minzheng/plan/config'
import { todayOf } from '../options/today.js'
import { colours, print, shown } from '../terminal/output.js'

export interface InitOptions {
  readonly code: string
  readonly name: string
  readonly nameEn?: string
  readonly divisions: string
  readonly year?: number
}

/** Writes the folder of a new city: its configuration, divisions, and a plan to fill in. */
export async function init(
  folder: string,
  {
    code,
    name,
    nameEn = name,
    divisions,
    year = Number(todayOf(process.env, { timeZone: 'Asia/Shanghai' }).slice(0, 4)),
  }: InitOptions,
): Promise<void> {
  const { files, districts } = await writeFolder(folder, { code, name: { zh: name, en: nameEn }, divisions, year })
  print(`${colours.green('✓')} ${shown(folder)}: ${files.join(', ')}`)
  print(`  ${districts} 个区划 districts`)
  print(`  下一步 next: cd ${shown(folder)}; README.md`)
}
