import { readFile, writeFile } from 'node:fs/promises'
import { unitFacts, type Catalogue } from '@minzheng/core'
import {
  draftPage,
  draftPlan,
  promiseWords,
  readPlanText,
  type IndicatorWords,
  type PlanDraft,
} from '@minzheng/plan-text'
import { colours, print, shown } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface PlanReadOptions {
  readonly json?: string
  readonly markdown?: string
}

/** The indicators of a catalogue in the words that candidates are found by. */
function indicatorWordsOf({ indicators }: Catalogue): readonly IndicatorWords[] {
  return [...indicators.values()].map(({ id, name, unit, time }) => ({
    id,
    name,
    unit,
    unitZh: unitFacts(unit).zh,
    time,
  }))
}

/** The draft of a plan's text, with the districts and indicators of a catalogue. */
function planDraftOf(text: string, catalogue: Catalogue): PlanDraft {
  // Names of villages repeat, and are words of other things.
  const districts = catalogue.districts.all
    .filter(({ level }) => level === 'city' || level === 'county' || level === 'township')
    .map(({ name }) => name)
  return draftPlan(text, indicatorWordsOf(catalogue), { districts })
}

/** Reads a work plan into a draft; prints what it promises, and writes the draft for the person who decides. */
export async function planRead(catalogue: Catalogue, file: string, { json, markdown }: PlanReadOptions): Promise<void> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`the plan must be a file that can be read, got "${file}" (${error.code ?? 'unknown'})`)
  })
  const draft = planDraftOf(readPlanText(bytes), catalogue)
  print(colours.bold(shown(draft.title ?? '工作计划（未找到标题 no title found）')))
  for (const row of draft.promises) {
    const { item, promise, candidates } = row
    const [best] = candidates
    print(`${item === null ? '' : `${shown([...item.path, item.number].join(' '))} `}${shown(promise.quote.text)}`)
    print(
      `   ${promiseWords(row)}  →  ${best === undefined ? colours.yellow('无相近指标 no indicator near') : `${best.name} ${best.indicator} (${best.score.toFixed(2)})`}`,
    )
  }
  print(
    `${draft.sections.length} 个部分，${draft.items} 个事项，${draft.promises.length} 个数量目标 sections, items, promises`,
  )
  if (json !== undefined) await writeFile(json, `${JSON.stringify(draft, null, 2)}\n`)
  if (markdown !== undefined) await writeFile(markdown, draftPage(draft))
  print(
    `${colours.yellow('!')} 这是草案，须由人逐条确认（confirmed）；未确认的不是目标值 a draft: what no person confirms is not a target`,
  )
}
