import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint/endpoint.js'
import { text } from '../endpoint/answer.js'
import { artefactMessage, references } from '../sdmx/artefacts.js'
import { sdmxType, structureTypes } from '../sdmx/sdmx-types.js'

const part = z.string().regex(/^[\w*+~.,@$-]{1,200}$/, 'must be ids of SDMX, with commas, or *')
const query = z.strictObject({
  references: z.enum(references).default('none'),
  detail: z.literal('full').optional(),
  format: z.enum(['sdmx-json']).optional(),
})

const paths = [
  ['/sdmx/structure/{type}', z.object({ type: part })],
  ['/sdmx/structure/{type}/{agency}', z.object({ type: part, agency: part })],
  ['/sdmx/structure/{type}/{agency}/{resource}', z.object({ type: part, agency: part, resource: part })],
  [
    '/sdmx/structure/{type}/{agency}/{resource}/{version}',
    z.object({ type: part, agency: part, resource: part, version: part }),
  ],
] as const

/** SDMX REST 2: definitions, the same for everybody. */
export const sdmxStructureRoutes = paths.map(([path, params]) =>
  endpoint({
    method: 'get',
    path,
    tag: 'SDMX',
    summary: { zh: 'SDMX 结构', en: 'SDMX REST: dataflow, data structure, concepts and codelists' },
    access: { to: 'anyone' },
    params: params as z.ZodObject,
    query,
    answers: { 200: { description: 'SDMX-JSON 2.0', types: Object.values(structureTypes) } },
    handle: (asking) => {
      const { input, request, tools } = asking
      sdmxType(structureTypes, input.query.format, request.headers.get('accept'))
      // The same definitions make the same message.
      const options = { prepared: new Date(0), isTest: false }
      const asked = input.params as { readonly type: string }
      const message = artefactMessage(tools.deployment.catalogue, asked, input.query.references, options)
      return text(asking, structureTypes['sdmx-json'], message)
    },
  }),
)
