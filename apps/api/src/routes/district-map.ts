import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { DistrictMap } from '@minzheng/plan'
import { RequestError } from '../base/problem.js'
import { keptJson } from '../endpoint/answer.js'
import type { AnswerState } from '../endpoint/answer-state.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode } from '../formats/parameters.js'
import { words } from '../formats/schemas.js'
import { knownDistrict } from './named.js'

const ring = z.array(z.array(z.number()).min(2).max(2)).openapi({ description: '[经度, 纬度] [longitude, latitude]' })
const outline = z
  .union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
  ])
  .openapi('Outline')

const states = new WeakMap<DistrictMap, AnswerState>()

/** A map, which stays the same until the service starts again. */
function stateOf(map: DistrictMap): AnswerState {
  const known = states.get(map)
  if (known !== undefined) return known
  const { approval, source, outlines } = map
  const digest = createHash('sha256')
    .update(JSON.stringify([approval, source, ...outlines]))
    .digest('base64url')
  const state: AnswerState = { text: `map ${digest}`, holds: () => Promise.resolve(true) }
  states.set(map, state)
  return state
}

export const districtMapRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/districts/{district}/map',
    tag: '定义 definitions',
    summary: {
      zh: '下级地区的界线与审图号',
      en: 'the outlines of the districts right below one, with the number of the map’s approval',
    },
    access: { to: 'anyone' },
    params: z.object({ district: districtCode }),
    answers: {
      200: {
        description: '地图 the map',
        schema: z
          .object({
            approval: z.string().openapi({ description: '审图号：显示地图时必须标注 it must be shown with the map' }),
            source: words.nullable(),
            outlines: z.array(z.object({ district: z.string(), geometry: outline })),
            missing: z.array(z.string()).openapi({ description: '地图上没有的下级 children that are not on the map' }),
          })
          .openapi('DistrictMap'),
      },
    },
    handle: (asking) => {
      const { catalogue, map } = asking.tools.deployment
      const code = knownDistrict(catalogue, asking.input.params.district)
      if (map === undefined) throw new RequestError('not-found', { zh: '本部署没有地图', en: 'there is no map' })
      return keptJson(asking, stateOf(map), () => {
        const found = catalogue.districts.children(code).map((each) => {
          return { district: each.code, geometry: map.outlines.get(each.code) }
        })
        const data = {
          approval: map.approval,
          source: map.source,
          outlines: found.filter(({ geometry }) => geometry !== undefined),
          missing: found.filter(({ geometry }) => geometry === undefined).map(({ district }) => district),
        }
        return Promise.resolve(JSON.stringify(data))
      })
    },
  }),
]
