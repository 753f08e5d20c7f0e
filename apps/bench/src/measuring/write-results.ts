import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRatioMet, ratioText, type Finding } from './comparison.js'
import { goalText, isMet, valueText, type Goal, type Measured } from './measurement.js'

/** The result of a comparison or of a measurement. */
export type Result = { readonly finding: Finding } | { readonly measured: Measured }

/** A row of the results: the ratio of our time to that of another way, or a single value. Each may have a goal. */
type Row = {
  readonly name: string
  readonly goal: Goal | null
  readonly met: boolean | null
} & (
  | { readonly beside: string; readonly ours: number; readonly theirs: number; readonly ratio: number }
  | { readonly figure: string; readonly value: number; readonly unit: string }
)

/**
 * Writes the results as JSON, and as a table between two marks of the page; the text around the marks is written by
 * hand. If only some benchmarks ran, the rows of the others stay unchanged.
 */
export async function writeResults(
  folder: string,
  place: string,
  found: readonly Result[],
  { keepOthers }: { readonly keepOthers: boolean },
): Promise<void> {
  const data = join(folder, 'benchmarks.json')
  const known = keepOthers
    ? (JSON.parse(await readFile(data, 'utf8')) as { readonly comparisons?: readonly Row[] }).comparisons
    : undefined
  const comparisons = inPlaceOf(known ?? [], found.flatMap(rowsOf))
  await writeFile(data, `${JSON.stringify({ place, comparisons }, null, 2)}\n`)
  const page = join(folder, 'benchmarks.md')
  const goals = comparisons.filter(({ goal }) => goal !== null)
  const lines = [
    `${place}. ${goals.filter(({ met }) => met === true).length} of ${goals.length} goals are met.`,
    '',
    '| what | beside, or which figure | ours | theirs | ratio or value | goal | met |',
    '| --- | --- | --: | --: | --: | --: | --- |',
    ...comparisons.map(lineOf),
  ]
  await writeFile(page, between(await readFile(page, 'utf8'), 'comparisons', lines))
}

function rowsOf(found: Result): readonly Row[] {
  if ('measured' in found) {
    const { name, figures } = found.measured
    return figures.map((figure) => ({
      name,
      figure: figure.name,
      value: Number(valueText(figure.value)),
      unit: figure.unit,
      goal: figure.goal ?? null,
      met: isMet(figure),
    }))
  }
  const { name, ours, beside } = found.finding
  return beside.map((other) => ({
    name,
    beside: other.name,
    ours: Number(valueText(ours)),
    theirs: Number(valueText(other.milliseconds)),
    ratio: Number(other.ratio.toPrecision(3)),
    goal: other.goal === null ? null : { atMost: other.goal },
    met: isRatioMet(other),
  }))
}

function lineOf(row: Row): string {
  const judged = `${row.goal === null ? '' : goalText(row.goal)} | ${row.met === null ? '' : row.met ? 'yes' : '**no**'}`
  return 'ratio' in row
    ? `| ${row.name} | ${row.beside} | ${row.ours} ms | ${row.theirs} ms | ${ratioText(row.ratio)} | ${judged} |`
    : `| ${row.name} | ${row.figure} |  |  | ${row.value} ${row.unit} | ${judged} |`
}

/** Replaces rows of the same name, and appends new ones. */
function inPlaceOf(before: readonly Row[], now: readonly Row[]): readonly Row[] {
  const names = [...new Set([...before, ...now].map(({ name }) => name))]
  return names.flatMap((name) => {
    const found = now.filter((row) => row.name === name)
    return found.length > 0 ? found : before.filter((row) => row.name === name)
  })
}

/** Replaces the lines between two marks of the page. */
function between(page: string, name: string, lines: readonly string[]): string {
  const marks = [`<!-- ${name} -->`, `<!-- end of ${name} -->`] as const
  const [from, to] = marks.map((mark) => page.indexOf(mark)) as [number, number]
  if (from < 0 || to < from) throw new Error(`the page must contain the marks ${marks.join(' and ')}`)
  return `${page.slice(0, from + marks[0].length)}\n${lines.join('\n')}\n${page.slice(to)}`
}
