import { z } from '@hono/zod-openapi'
import type { District } from '@minzheng/core'
import { json } from '../endpoint/answer.js'
import { endpoint } from '../endpoint/endpoint.js'
import { districtCode, level } from '../formats/parameters.js'
import { district as districtSchema } from '../formats/schemas.js'
import { districtMapRoutes } from './district-map.js'
import { knownDistrict } from './named.js'

const tag = '定义 definitions'
const shownDistrict = ({ code, name, level: at, parent, kind }: District) => ({ code, name, level: at, parent, kind })

export const districtRoutes = [
  endpoint({
    method: 'get',
    path: '/v1/districts',
    tag,
    summary: { zh: '行政区划', en: 'districts, parents before their children' },
    access: { to: 'anyone' },
    query: z.strictObject({ within: districtCode.optional(), level: level.optional() }),
    answers: { 200: { description: '行政区划 districts', schema: z.object({ districts: z.array(districtSchema) }) } },
    handle: (asking) => {
      const { districts } = asking.tools.deployment.catalogue
      const { within = districts.root.code, level: at } = asking.input.query
      const found = districts.within(within).filter((each) => at === undefined || each.level === at)
      return json(asking, { districts: found.map(shownDistrict) })
    },
  }),
  endpoint({
    method: 'get',
    path: '/v1/districts/{district}',
    tag,
    summary: { zh: '一个地区：上级、下级、区划变更', en: 'a district with those above and below it, and its events' },
    access: { to: 'anyone' },
    params: z.object({ district: districtCode }),
    answers: {
      200: {
        description: '地区 the district',
        schema: z.object({
          district: districtSchema,
          above: z.array(districtSchema).openapi({ description: '由近及远 the nearest first' }),
          children: z.array(districtSchema),
          events: z.array(z.looseObject({ kind: z.string(), on: z.string() })),
          tiles: z
            .array(z.object({ district: z.string(), column: z.int(), row: z.int() }))
            .openapi({ description: '方格图中下级的位置 where the tiles of the children are, from 1' }),
          map: z
            .object({ drawn: z.array(z.string()) })
            .nullable()
            .openapi({ description: '地图上有哪些下级 which children are on the map; null: there is no map' }),
        }),
      },
    },
    handle: (asking) => {
      const { catalogue, map, tiles = {} } = asking.tools.deployment
      const { districts, history } = catalogue
      const code = knownDistrict({ districts }, asking.input.params.district)
      // An event names districts by their codes, of whatever day.
      const events = (history?.written.events ?? []).filter((event) => JSON.stringify(event).includes(`"${code}"`))
      const children = districts.children(code)
      return json(asking, {
        district: shownDistrict(districts.get(code)),
        above: districts.ancestors(code).map(shownDistrict),
        children: children.map(shownDistrict),
        events,
        tiles: children.flatMap(({ code: district }) => {
          const place = tiles[district]
          return place === undefined ? [] : [{ district, column: place[0], row: place[1] }]
        }),
        map:
          map === undefined
            ? null
            : { drawn: children.filter((each) => map.outlines.has(each.code)).map((each) => each.code) },
      })
    },
  }),
  ...districtMapRoutes,
]
