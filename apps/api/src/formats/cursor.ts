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
  const [indicator, variant, part, district, period, release] = placeOf(cursorSchema, given)
  return { indicator, variant, part, district, period, release }
}

const refusedSchema = z.tuple([z.int(), textOf(200).nullable(), z.int(), z.int()])

/** A place in a list of refused rows: the last one that was sent. It has no content of a row. */
export interface RefusedCursor {
  readonly source: number
  readonly sheet: string | null
  readonly line: number
  readonly id: number
}

/** A cursor of refused rows as text. */
export function refusedCursorText({ source, sheet, line, id }: RefusedCursor): string {
  return Buffer.from(JSON.stringify([source, sheet, line, id])).toString('base64url')
}

/** Reads what `refusedCursorText` wrote. Throws `RequestError`. */
export function readRefusedCursor(given: string): RefusedCursor {
  const [source, sheet, line, id] = placeOf(refusedSchema, given)
  return { source, sheet, line, id }
}

const numberSchema = z.tuple([z.int().min(1)])

/** A place in a list by the number of its last row, as text; null at the end of the list. */
export function numberCursorText(last: number | null): string | null {
  return last === null ? null : Buffer.from(JSON.stringify([last])).toString('base64url')
}

/** Reads what `numberCursorText` wrote. */
export function readNumberCursor(given: string): number {
  return placeOf(numberSchema, given)[0]
}

function placeOf<Schema extends z.ZodType>(schema: Schema, given: string): z.output<Schema> {
  const parsed = schema.safeParse(jsonOf(Buffer.from(given, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw new RequestError('invalid-request', undefined, {
    faults: [{ in: 'query', name: 'cursor', must: 'must be the cursor of an earlier answer' }],
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
