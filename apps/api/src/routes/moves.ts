import { z } from '@hono/zod-openapi'
import { shownObservation } from '@minzheng/core/assessment'
import { shownName } from '@minzheng/core/privacy'
import { planBegun } from '@minzheng/plan'
import type { MoveReason, StoredSource } from '@minzheng/store'
import { eachOf } from '../access/access-rule.js'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, indicatorId, moment, periodId } from '../formats/parameters.js'
import { figure } from '../formats/schemas.js'
import { costs } from '../limits/costs.js'
import { knownDistrict, knownIndicator } from './named.js'

const sourceText = ({ id, name, dataset, landedAt }: StoredSource) => ({ id, name: shownName(name), dataset, landedAt })

/** When and why an act was made or undone; of a withdrawal of returns alone, of which. */
function actData({ kind, act }: Extract<MoveReason, { readonly act: unknown }>): object {
  const isUndone = kind === 'restored' || kind === 'act-undone'
  return {
    act: act.id,
    reason: isUndone ? act.undoneReason : act.reason,
    madeAt: isUndone ? act.undoneAt : act.madeAt,
    returns: act.returns,
  }
}

/** What moved a figure; the names of files without what may be personal. */
function reasonData(reason: MoveReason): object {
  const { kind } = reason
  switch (reason.kind) {
    case 'landed':
      return { kind, source: sourceText(reason.source) }
    case 'withdrawn':
    case 'restored':
      return { kind, source: sourceText(reason.source), ...actData(reason) }
    case 'act':
    case 'act-undone':
      return { kind, what: reason.act.kind, dataset: reason.act.dataset, ...actData(reason) }
    case 'definition':
      return { kind, what: reason.change.kind, name: reason.change.name, madeAt: reason.change.madeAt }
  }
}

export const moveRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/moves/{indicator}/{district}',
    tag: '数 figures',
    summary: { zh: '一个数为何变动', en: 'how a figure differs between two moments, and what moved it' },
    access: { reads: 'live', of: ({ params: { indicator, district } }) => eachOf([district], [indicator]) },
    cost: costs.past,
    params: z.object({ indicator: indicatorId, district: districtCode }),
    query: z.strictObject({ from: moment, to: moment, period: periodId.optional() }),
    answers: {
      200: {
        description: '变动 what moved; empty if nothing has',
        schema: z.object({
          moves: z.array(
            z.object({ before: figure, after: figure, reasons: z.array(z.looseObject({ kind: z.string() })) }),
          ),
        }),
      },
    },
    handle: (asking) => {
      const { store, deployment, heavy } = asking.tools
      const { catalogue } = deployment
      const indicator = knownIndicator(catalogue, asking.input.params.indicator)
      const district = knownDistrict(catalogue, asking.input.params.district)
      const { from, to, period: asked } = asking.input.query
      return heavy(async () => {
        const period = asked ?? String(planBegun(deployment, await store.returnedMonths()).year)
        const moved = await store.whatMoved({
          from,
          to,
          indicators: [indicator.id],
          districts: [district],
          periods: [period],
        })
        const moves = moved.map(({ before, after, reasons }) => ({
          before: shownObservation(indicator, before),
          after: shownObservation(indicator, after),
          reasons: reasons.map(reasonData),
        }))
        return json(asking, { moves })
      })
    },
  }),
]
