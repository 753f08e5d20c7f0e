import { existsSync } from 'node:fs'
import { writeFolder } from '@minzheng/plan/config'
import { todayOf } from '../options/today.js'
import { ask, type Question } from '../terminal/ask.js'
import { colours, print, shown } from '../terminal/output.js'

export interface InitOptions {
  readonly code?: string
  readonly name?: string
  readonly nameEn?: string
  readonly divisions?: string
  readonly year?: number
}

const stated = (answer: string): string | undefined => (answer === '' ? '须填写 must be stated' : undefined)

/** What `init` must know, by the option that says it. */
const questions: Readonly<Record<'code' | 'name' | 'divisions', Question>> = {
  code: {
    words: '市代码（六位） the code of the city, six digits',
    option: 'code',
    fault: (answer) => (/^\d{6}$/.test(answer) ? undefined : `须为六位数字 must be six digits, got "${shown(answer)}"`),
  },
  name: { words: '市名 the name of the city', option: 'name', fault: stated },
  divisions: {
    words: '区划表（CSV：代码、名称） the CSV file of its divisions: code and name',
    option: 'divisions',
    fault: (answer) =>
      existsSync(answer) ? undefined : `没有此文件 there must be such a file, got "${shown(answer)}"`,
  },
}

/** Writes the folder of a new city: its configuration, divisions, and a plan to fill in. Asks for what is not given. */
export async function init(folder: string, options: InitOptions): Promise<void> {
  const missing = (['code', 'name', 'divisions'] as const).filter((each) => options[each] === undefined)
  const answers = await ask(missing.map((each) => questions[each]))
  const given = { ...options, ...Object.fromEntries(missing.map((each, index) => [each, answers[index]])) }
  const { code, name, divisions } = given as Required<Pick<InitOptions, 'code' | 'name' | 'divisions'>>
  const year = options.year ?? Number(todayOf(process.env, { timeZone: 'Asia/Shanghai' }).slice(0, 4))
  const { files, districts } = await writeFolder(folder, {
    code,
    name: { zh: name, en: options.nameEn ?? name },
    divisions,
    year,
  })
  print(`${colours.green('✓')} ${shown(folder)}: ${files.join(', ')}`)
  print(`  ${districts} 个区划 districts`)
  print(`  下一步 next: cd ${shown(folder)}; README.md`)
}
