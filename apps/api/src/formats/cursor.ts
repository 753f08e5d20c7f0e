import { z } from '@hono/zod-openapi'
import { RequestError } from '../base/problem.js'
import { isReadable } from '../base/readable-text.js'

const textOf = (most: number) => z.string().max(most).refine(isReadable)
const cursorSchema = z.tuple([
  textOf(200),
  textOf(100),
  textOf(200).nullable(),
  textOf(30),
  textOf(40),
  z.int().min(0).nullable(),
])

/** A place in a list of figures: the last one that was sent, and the release that it is of. It has no number of a figure. */
export interface Cursor {
  readonly indicator: string
  readonly variant: string
  readonly part: string | null
  readonly district: string
  readonly period: string
  /** Null for live figures. */
  readonly release: number | null
}

/** A cursor as text; it may be read, and is no secret. */
export function cursorText({ indicator, variant, part, district, period, release }: Cursor): string {
  return Buffer.from(JSON.stringify([indicator, variant, part, district, period, release])).toString('base64url')
}

/** Reads what `cursorText` wrote. Throws `RequestError`. */
export function readCursor(given: string): Cursor {
  const parsed = cursorSchema.safeParse(jsonOf(Buffer.from(given, 'base64url').toString('utf8')))
  if (!parsed.success)
    throw new RequestError('invalid-request', undefined, {
      faults: [{ in: 'query', name: 'cursor', must: 'must be the cursor of an earlier answer' }],
    })
  const [indicator, variant, part, district, period, release] = parsed.data
  return { indicator, variant, part, district, period, release }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
