import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRatioMet, ratioText, type Finding } from './comparison.js'
import { goalText, isMet, valueText, type Goal, type Measured } from './measurement.js'

/** What was found by a part: either of the two. */
export type Found = { readonly finding: Finding } | { readonly measured: Measured }

/**
 * A row of the list: a ratio of ours to another way, or a value that has no other way beside it. Each may have a goal.
 */
type Row = {
  readonly name: string
  readonly goal: Goal | null
  readonly met: boolean | null
} & (
  | { readonly beside: string; readonly ours: number; readonly theirs: number; readonly ratio: number }
  | { readonly figure: string; readonly value: number; readonly unit: string }
)

/**
 * Writes what was found as data, one list of comparisons, and as a table of the page between its marks: people write
 * what stands around it. Where only some were run, the rows of the others stay as they are.
 */
export async function writeFound(
  folder: string,
  place: string,
  found: readonly Found[],
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

function rowsOf(found: Found): readonly Row[] {
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

/** New rows where the old ones of the same name stood, or at the end. */
function inPlaceOf(before: readonly Row[], now: readonly Row[]): readonly Row[] {
  const names = [...new Set([...before, ...now].map(({ name }) => name))]
  return names.flatMap((name) => {
    const found = now.filter((row) => row.name === name)
    return found.length > 0 ? found : before.filter((row) => row.name === name)
  })
}

/** The page with other lines between two marks. */
function between(page: string, name: string, lines: readonly string[]): string {
  const marks = [`<!-- ${name} -->`, `<!-- end of ${name} -->`] as const
  const [from, to] = marks.map((mark) => page.indexOf(mark)) as [number, number]
  if (from < 0 || to < from) throw new Error(`the page has no place for the table: the marks ${marks.join(' and ')}`)
  return `${page.slice(0, from + marks[0].length)}\n${lines.join('\n')}\n${page.slice(to)}`
}
