import { z } from '@hono/zod-openapi'
import { problems, type ProblemKind } from '../base/problem.js'

/** A problem document in the document of the API. */
export const problemSchema = z
  .object({
    type: z.enum(Object.keys(problems).map((kind) => `urn:minzheng:problem:${kind as ProblemKind}`)),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    words: z.object({ zh: z.string(), en: z.string() }).optional(),
    faults: z.array(z.object({ in: z.string(), name: z.string(), must: z.string() })).optional(),
  })
  .openapi('Problem')
