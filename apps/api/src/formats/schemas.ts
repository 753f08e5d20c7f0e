import { z } from '@hono/zod-openapi'
import { audiences } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'

/** Words in Chinese and English. */
export const words = z.object({ zh: z.string(), en: z.string() }).openapi('Words')

/** A clause of a plan. */
export const clause = z.object({ document: z.string(), item: z.int(), quote: z.string() }).openapi('Clause')

/** A district. */
export const district = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(levels),
    parent: z.string().nullable(),
    kind: z.string(),
  })
  .openapi('District')

const number = z.number().nullable()

/** A figure, in the units that people read. A hidden one has status Q, reason `suppressed`, and no number. */
export const figure = z
  .object({
    indicator: z.string(),
    variant: z.string(),
    part: z.string().nullable(),
    district: z.string(),
    period: z.string(),
    value: number,
    unit: z.string(),
    numerator: number,
    numeratorUnit: z.string().nullable(),
    denominator: number,
    denominatorUnit: z.string().nullable(),
    status: z.string(),
    reason: z.string().nullable(),
    asOf: z.string(),
    received: z.int(),
    expected: z.int(),
    version: z.string(),
    revision: z.int().nullable(),
    /** Of live figures: every change that has landed is in it. */
    settled: z.boolean().optional(),
    /** Of live figures: when it last changed. */
    movedAt: z.iso.datetime().nullable().optional(),
    /** Of live figures: the numbers of disputes that are not settled. */
    disputes: z.array(z.int()).optional(),
  })
  .openapi('Figure')

/** For whom an answer is, and the release that its figures are of; null: live figures. */
export const readers = { audience: z.enum(audiences), release: z.int().nullable() }
