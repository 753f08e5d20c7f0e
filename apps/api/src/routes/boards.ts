import { z } from '@hono/zod-openapi'
import { boardWorkbook } from '@minzheng/export'
import { boardData, makeBoard } from '@minzheng/plan'
import { boardOf, boardPlaces, readBoard, readReleasedFigures, releaseOf } from '@minzheng/worker'
import { eachOf } from '../access/access-rule.js'
import { RequestError } from '../base/problem.js'
import { arrayOf, textOnce, withLast } from '../base/text-once.js'
import { keptJson, unlessKnown, workbook } from '../endpoint/answer.js'
import { liveState, releasedState, type AnswerState } from '../endpoint/answer-state.js'
import { endpoint, type Asking } from '../endpoint/endpoint.js'
import { openDisputes, type DisputesOf } from '../figures/open-disputes.js'
import { formatOf } from '../formats/negotiate.js'
import { audience, districtCode, month, releaseNumber } from '../formats/parameters.js'
import { readers, words } from '../formats/schemas.js'
import { workbookType } from '../endpoint/workbook-file.js'
import { costs } from '../limits/costs.js'
import { knownPlan } from './named.js'

const share = z.number().nullable()
const boardSchema = z
  .object({
    ...readers,
    plan: z.string(),
    title: words,
    period: z.string(),
    asOf: z.string(),
    elapsed: z.number(),
    districts: z.array(
      z.looseObject({ code: z.string(), name: z.string(), of: z.array(z.string()).readonly().optional() }),
    ),
    rows: z.array(
      z.looseObject({
        indicator: z.string(),
        name: words,
        unit: words,
        item: z.int(),
        quote: z.string(),
        target: z.looseObject({ basis: z.string(), value: z.number(), period: z.string(), shown: words }),
        variant: z.string(),
        part: z.string().optional(),
        scope: words.optional(),
        doubts: z.array(words),
        cells: z.array(
          z.looseObject({
            district: z.string(),
            shown: words,
            observation: z.looseObject({
              value: z.number().nullable(),
              status: z.string(),
              reason: z.string().nullable(),
              period: z.string(),
              asOf: z.string(),
              received: z.int(),
              expected: z.int(),
            }),
            target: z.looseObject({ basis: z.string(), value: z.number(), shown: words }).nullable(),
            assessment: z
              .looseObject({
                status: z.enum(['achieved', 'on-track', 'at-risk', 'off-track', 'unknown']),
                achievement: share,
                gap: share,
                due: z.number(),
                baseline: share,
                progress: share,
                expected: share,
                pace: share,
                requiredMonthly: share,
              })
              .nullable(),
            interim: z.array(z.looseObject({ by: z.string(), state: z.string(), shown: words })).optional(),
            disputes: z.array(z.int()).optional(),
          }),
        ),
      }),
    ),
  })
  .openapi('Board')

const query = z.strictObject({
  month: month.optional().openapi({
    description: '本年累计至某月 the year up to this month; default: the whole year, or that of the release',
  }),
  district: districtCode.optional().openapi({ description: '市或一个区县 the city, or one county; default: the city' }),
  audience: audience.optional(),
  release: releaseNumber.optional(),
  format: z.enum(['json', 'xlsx']).optional(),
})
const formats = { json: 'application/json', xlsx: workbookType } as const
const params = z.object({ plan: z.string().max(100) })
type BoardData = ReturnType<typeof boardData>
type BoardInput = {
  readonly params: z.output<typeof params>
  readonly query: z.output<typeof query>
  readonly body: unknown
}

export const boardRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/boards/{plan}',
    tag: '数 figures',
    summary: { zh: '指标看板：目标与进度', en: 'the board: targets of a plan compared with figures' },
    access: {
      reads: 'figures',
      of: (input, { catalogue }) => eachOf([input.query.district ?? catalogue.districts.root.code]),
    },
    params,
    query,
    cost: (request) => (isWorkbook(request) ? costs.all : 1),
    answers: { 200: { description: '看板 the board', schema: boardSchema, types: [workbookType] } },
    handle: async (asking) => {
      const { deployment } = asking.tools
      const { district } = asking.input.query
      knownPlan(deployment, asking.input.params.plan)
      if (district !== undefined && !boardPlaces(deployment.catalogue).includes(district))
        throw new RequestError('not-found', { zh: '看板只有市和区县', en: 'a board is of the city or of a county' })
      return asking.audience === 'internal' ? liveBoard(asking) : releasedBoard(asking, asking.audience)
    },
  }),
]

async function liveBoard(asking: Asking<BoardInput>): Promise<Response> {
  const { deployment, store, boards } = asking.tools
  const { month: upTo, release } = asking.input.query
  if (release !== undefined)
    throw new RequestError('invalid-request', {
      zh: '内部看板用现时的数，请去掉 release 或写 audience=shared',
      en: 'release must be with audience shared or public, got internal, which reads live figures',
    })
  const { id, year } = knownPlan(deployment, asking.input.params.plan)
  const state = await liveState(asking)
  return boardAnswer(asking, state, async () => {
    const { value } = await boards.of(keyOf(asking, state, id), async () => {
      const board = await readBoard(store, deployment, { year, ...(upTo === undefined ? {} : { upTo }) })
      const data = boardData(board, deployment.catalogue, { audience: 'internal', release: null })
      return { value: disputed(data, await openDisputes(store)), holds: await state.holds() }
    })
    return ofDistrict(asking, value)
  })
}

async function releasedBoard(asking: Asking<BoardInput>, readsAs: 'shared' | 'public'): Promise<Response> {
  const { deployment, released, boards } = asking.tools
  const { month: upTo, release: asked } = asking.input.query
  const found = await releaseOf(released, asked)
  const { number: release, period } = found
  const { id, year } = knownPlan(deployment, asking.input.params.plan)
  const state = releasedState(found)
  return boardAnswer(asking, state, async () => {
    const { value } = await boards.of(keyOf(asking, state, id), async () => {
      const { figures } = await readReleasedFigures(released, deployment, { audience: readsAs, release })
      const board = makeBoard(
        figures.boardInput(deployment, upTo === undefined ? { ...boardOf({ period }), year } : { upTo, year }),
      )
      if (board.rows.every(({ cells }) => cells.length === 0))
        throw new RequestError('not-found', {
          zh: `第${release}号发布（${period}）没有这个时期的数`,
          en: `release ${release} of ${period} has no figures of this period`,
        })
      return { value: boardData(board, deployment.catalogue, { audience: readsAs, release }), holds: true }
    })
    return ofDistrict(asking, value)
  })
}

/** The board as it is asked for: as JSON, which is kept, or as a workbook of the same. */
async function boardAnswer(
  asking: Asking<BoardInput>,
  state: AnswerState,
  make: () => Promise<BoardData>,
): Promise<Response> {
  const { request, input, tools } = asking
  if (formatOf(formats, input.query.format, request.headers.get('accept')) === 'json')
    return keptJson(asking, state, async () => boardText(await make()))
  return unlessKnown(asking, state.text, async () => {
    const board = await make()
    const bytes = await boardWorkbook(tools.deployment.catalogue, board, { prepared: new Date(), isTest: false })
    return workbook(asking, bytes, ['board', board.plan, board.asOf, board.audience, board.release])
  })
}

function isWorkbook({ url, headers }: Request): boolean {
  return new URL(url).searchParams.get('format') === 'xlsx' || headers.get('accept')?.includes(workbookType) === true
}

/** What a board depends on: for whom it is, what it was made from, and which one it is. */
const keyOf = (asking: Asking<BoardInput>, { text }: AnswerState, plan: string): string =>
  JSON.stringify([asking.audience, text, plan, asking.input.query.month ?? null])

type Row = BoardData['rows'][number]

const rowText = textOnce((row: Row) => row)

/** The board as JSON; the rows come last, as they do in the data. */
function boardText({ rows, ...rest }: BoardData): string {
  return withLast(JSON.stringify(rest), 'rows', arrayOf(rows.map(rowText)))
}

/** The board, with the disputes of each cell that are not settled. */
const disputed = (data: BoardData, disputes: DisputesOf): BoardData => ({
  ...data,
  rows: data.rows.map((row) => disputedRow(row, disputes)),
})

// A row that is kept from board to board gets its disputes once, until there are others.
const known = new WeakMap<Row, { readonly disputes: string; readonly row: Row }>()

function disputedRow(row: Row, disputes: DisputesOf): Row {
  const lists = row.cells.map((cell) => disputes(cell.observation))
  const before = known.get(row)
  if (before?.disputes === JSON.stringify(lists)) return before.row
  const own = { ...row, cells: row.cells.map((cell, at) => ({ ...cell, disputes: lists[at]! })) }
  known.set(row, { disputes: JSON.stringify(lists), row: own })
  return own
}

/** The board, or what of it is of one county. */
function ofDistrict({ tools, input }: Asking<BoardInput>, data: BoardData): BoardData {
  const { district } = input.query
  if (district === undefined || district === tools.deployment.catalogue.districts.root.code) return data
  const rows = data.rows
    .map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.district === district) }))
    .filter(({ cells }) => cells.length > 0)
  return { ...data, rows, districts: data.districts.filter(({ code }) => code === district) }
}
