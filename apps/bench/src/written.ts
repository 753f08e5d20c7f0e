import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ratioText, type Finding } from './comparison.js'
import { goalText, isMet, valueText, type Measured } from './measurement.js'

/**
 * Writes what was found as data, and as two tables of the page, each between its marks: what stands around them is written by people.
 * Where only some were run, the rows of the others stay as they are.
 */
export async function writeFound(
  folder: string,
  place: string,
  findings: readonly Finding[],
  measured: readonly Measured[],
  { keepOthers }: { readonly keepOthers: boolean },
): Promise<void> {
  const known = keepOthers ? (JSON.parse(await readFile(join(folder, 'benchmarks.json'), 'utf8')) as Known) : { findings: [], measurements: [] }
  const compared = inPlaceOf(known.findings, comparedRows(findings))
  const measurements = inPlaceOf(known.measurements, measuredRows(measured))
  await writeFile(join(folder, 'benchmarks.json'), `${JSON.stringify({ place, findings: compared, measurements }, null, 2)}\n`)
  const page = join(folder, 'benchmarks.md')
  const before = await readFile(page, 'utf8')
  const withFindings = between(before, 'findings', [
    `${place}.`,
    '',
    '| comparison | ours, ms | beside | ms | ours / beside | goal | met |',
    '| --- | --: | --- | --: | --: | --: | --- |',
    ...compared.map(
      ({ name, ours, beside, ratio, goal, met }) =>
        `| ${name} | ${ours} | ${beside.name} | ${beside.milliseconds} | ${ratioText(ratio)} | ${goal === null ? '' : ratioText(goal)} | ${metText(met)} |`,
    ),
  ])
  const withBoth = between(withFindings, 'measurements', [
    '| measurement | figure | value | unit | goal | met |',
    '| --- | --- | --: | --- | --: | --- |',
    ...measurements.map(
      ({ name, figure, value, unit, goal, met }) => `| ${name} | ${figure} | ${value} | ${unit} | ${goal === null ? '' : goalText(goal)} | ${metText(met)} |`,
    ),
  ])
  await writeFile(page, withBoth)
}

interface Known {
  readonly findings: readonly ReturnType<typeof comparedRows>[number][]
  readonly measurements: readonly ReturnType<typeof measuredRows>[number][]
}

/** New rows where the old ones of the same name stood, or at the end. */
function inPlaceOf<Row extends { readonly name: string }>(before: readonly Row[], now: readonly Row[]): readonly Row[] {
  const names = [...new Set([...before, ...now].map(({ name }) => name))]
  return names.flatMap((name) => {
    const found = now.filter((row) => row.name === name)
    return found.length > 0 ? found : before.filter((row) => row.name === name)
  })
}

/** A row for each way beside. */
function comparedRows(findings: readonly Finding[]) {
  return findings.flatMap(({ name, ours, beside, goal, met }) =>
    beside.map((other) => ({
      name,
      ours: round(ours),
      beside: { name: other.name, milliseconds: round(other.milliseconds) },
      ratio: Number(other.ratio.toPrecision(3)),
      goal: other.name === goal.beside ? goal.ratio : null,
      met: other.name === goal.beside ? met : null,
    })),
  )
}

/** A row for each figure. */
function measuredRows(measured: readonly Measured[]) {
  return measured.flatMap(({ name, figures }) =>
    figures.map((figure) => ({
      name,
      figure: figure.name,
      value: Number(valueText(figure.value)),
      unit: figure.unit,
      goal: figure.goal ?? null,
      met: isMet(figure),
    })),
  )
}

/** The page with other lines between two marks. */
function between(page: string, name: string, lines: readonly string[]): string {
  const marks = [`<!-- ${name} -->`, `<!-- end of ${name} -->`] as const
  const [from, to] = marks.map((mark) => page.indexOf(mark)) as [number, number]
  if (from < 0 || to < from) throw new Error(`the page has no place for the table: the marks ${marks.join(' and ')}`)
  return `${page.slice(0, from + marks[0].length)}\n${lines.join('\n')}\n${page.slice(to)}`
}

const metText = (met: boolean | null): string => (met === null ? '' : met ? 'yes' : '**no**')

const round = (milliseconds: number): number => Number(milliseconds.toFixed(milliseconds < 100 ? 1 : 0))
