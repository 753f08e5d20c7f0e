import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ratioText, type Finding } from './comparison.js'

const marks = ['<!-- findings -->', '<!-- end of findings -->'] as const

/** Writes the findings as data, and as the table between two marks of the page: what stands around it is written by people. */
export async function writeFindings(folder: string, place: string, findings: readonly Finding[]): Promise<void> {
  const data = findings.flatMap(({ name, ours, beside, goal, met }) =>
    beside.map((other) => ({
      name,
      ours: round(ours),
      beside: { name: other.name, milliseconds: round(other.milliseconds) },
      ratio: Number(other.ratio.toPrecision(3)),
      goal: other.name === goal.beside ? goal.ratio : null,
      met: other.name === goal.beside ? met : null,
    })),
  )
  await writeFile(join(folder, 'benchmarks.json'), `${JSON.stringify({ place, findings: data }, null, 2)}\n`)
  const page = join(folder, 'benchmarks.md')
  const before = await readFile(page, 'utf8')
  const [from, to] = marks.map((mark) => before.indexOf(mark)) as [number, number]
  if (from < 0 || to < from) throw new Error(`${page} has no place for the table: the marks ${marks.join(' and ')}`)
  const rows = data.map(
    ({ name, ours, beside, ratio, goal, met }) =>
      `| ${name} | ${ours} | ${beside.name} | ${beside.milliseconds} | ${ratioText(ratio)} | ${goal === null ? '' : ratioText(goal)} | ${met === null ? '' : met ? 'yes' : '**no**'} |`,
  )
  const table = [
    `${place}.`,
    '',
    '| comparison | ours, ms | beside | ms | ours / beside | goal | met |',
    '| --- | --: | --- | --: | --: | --: | --- |',
    ...rows,
  ]
  await writeFile(page, `${before.slice(0, from + marks[0].length)}\n${table.join('\n')}\n${before.slice(to)}`)
}

const round = (milliseconds: number): number => Number(milliseconds.toFixed(milliseconds < 100 ? 1 : 0))
