import type { Audience, Catalogue, Indicator, Observation } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import { observationsCsv, observationsWorkbook } from '@minzheng/export'
import type { Deployment } from '@minzheng/plan'
import { keptJson, streamed, text, unlessKnown } from '../endpoint/answer.js'
import type { AnswerState } from '../endpoint/answer-state.js'
import { arrayOf, textOnce, withLast } from '../base/text-once.js'
import type { Asking } from '../endpoint/endpoint.js'
import { cursorText } from '../formats/cursor.js'
import { jsonStat } from '../formats/json-stat.js'
import { asFile, workbookType } from '../endpoint/workbook-file.js'
import type { DisputesOf } from './open-disputes.js'

/** The formats of figures. */
export const figureFormats = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
  'json-stat': 'application/vnd.json-stat+json',
  xlsx: workbookType,
} as const

/** Figures to answer with. */
export interface FiguresToSend {
  readonly of: { readonly audience: Audience; readonly release: number | null }
  /** Of a page of JSON. */
  readonly limit: number
  readonly figures: (most: number) => AsyncIterable<readonly Observation[]>
  readonly updated: string | undefined
  /** Of live figures; of others it stays out of the answer. */
  readonly disputes?: DisputesOf
}

/** Enough for any dataset of JSON-stat, and one more. */
const mostAtOnce = 200_001

/**
 * Figures in a format: JSON in pages, which are kept, CSV and JSON lines as a stream of all, JSON-stat as one dataset.
 * @param state what they are of; left out, the answer has no tag
 */
export async function figuresResponse(
  asking: Asking,
  format: keyof typeof figureFormats,
  state: AnswerState | undefined,
  read: () => Promise<FiguresToSend>,
): Promise<Response> {
  const { deployment } = asking.tools
  if (format === 'json' && state !== undefined)
    return keptJson(asking, state, async () => figuresPage(deployment, await read()), 'later')
  const make = async (): Promise<Response> => responseOf(asking, format, await read())
  return state === undefined ? make() : unlessKnown(asking, state.text, make)
}

async function responseOf(
  asking: Asking,
  format: keyof typeof figureFormats,
  toSend: FiguresToSend,
): Promise<Response> {
  const { catalogue, name } = asking.tools.deployment
  const { of, figures, updated, disputes } = toSend
  const type = figureFormats[format]
  switch (format) {
    case 'json':
      return text(asking, type, await figuresPage(asking.tools.deployment, toSend))
    case 'csv':
      return streamed(asking, type, observationsCsv(catalogue, figures(Infinity), { audience: of.audience }))
    case 'jsonl':
      return streamed(asking, type, lines(catalogue, figures(Infinity), disputes))
    case 'xlsx': {
      const header = { prepared: new Date(), isTest: false, audience: of.audience, facts: factsOf(of) }
      return asFile(await streamed(asking, type, observationsWorkbook(catalogue, figures(Infinity), header)), [
        'figures',
        of.audience,
        of.release,
      ])
    }
    case 'json-stat': {
      const found = await first(figures(mostAtOnce), mostAtOnce)
      const label = `${name.zh} ${name.en}${of.release === null ? '' : ` 第${of.release}号发布 release ${of.release}`}`
      return text(asking, type, JSON.stringify(jsonStat(catalogue, found, { label, updated })))
    }
  }
}

const factsOf = ({ release }: FiguresToSend['of']): readonly (readonly [string, string])[] => [
  ['数据来源 source', release === null ? '实时数 live figures' : `第${release}号发布 release ${release}`],
]

async function figuresPage(
  { catalogue }: Pick<Deployment, 'catalogue'>,
  { of, limit, figures, disputes }: FiguresToSend,
): Promise<string> {
  const found = await first(figures(limit + 1), limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = found.length > limit && last !== undefined ? cursorText({ ...last, release: of.release }) : null
  const shown = arrayOf(page.map((each) => figureText(catalogue, each, disputes)))
  return withLast(withLast(JSON.stringify(of), 'figures', shown), 'next', JSON.stringify(next))
}

async function first(batches: AsyncIterable<readonly Observation[]>, most: number): Promise<readonly Observation[]> {
  const found: Observation[] = []
  for await (const batch of batches) {
    found.push(...batch)
    if (found.length >= most) break
  }
  return found
}

async function* lines(
  catalogue: Catalogue,
  batches: AsyncIterable<readonly Observation[]>,
  disputes: DisputesOf | undefined,
): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((each) => `${figureText(catalogue, each, disputes)}\n`).join('')
}

/** The texts of figures, by their indicator: a figure that is kept is written once. */
const texts = new WeakMap<Indicator, (figure: Observation) => string>()

function figureText(catalogue: Catalogue, each: Observation, disputes: DisputesOf | undefined): string {
  const indicator = catalogue.indicator(each.indicator)
  let textOf = texts.get(indicator)
  if (textOf === undefined)
    texts.set(indicator, (textOf = textOnce((figure: Observation) => shownObservation(indicator, figure))))
  const own = textOf(each)
  return disputes === undefined ? own : withLast(own, 'disputes', JSON.stringify(disputes(each)))
}
