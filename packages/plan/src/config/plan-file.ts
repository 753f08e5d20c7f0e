import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { olderPersonsOf, personsOf, type Target } from '@minzheng/core'
import { z } from 'zod'
import type { Plan } from '../plan.js'
import { itemsOf } from '../plan-items.js'
import { configFault, messageOf } from './config-fault.js'
import { parsedJson } from './parsed-json.js'

const texts = z.strictObject({ zh: z.string(), en: z.string() })

const target = z.strictObject({
  indicator: z.string(),
  operator: z.enum(['>=', '<=', '=']),
  value: z.number(),
  /** The number of the plan's item, and its words. */
  item: z.int(),
  quote: z.string(),
  basis: z.enum(['explicit', 'implied']).default('explicit'),
  period: z.string().optional(),
  districts: z.array(z.string()).optional(),
  variant: z.string().optional(),
  baseline: z.number().optional(),
  path: z.array(z.number()).optional(),
  /** What the counties must reach: the same, nothing, or a part in proportion to registered persons. */
  below: z.enum(['same', 'none', 'persons', 'older-persons']).default('none'),
})

const shape = z.strictObject({
  id: z.string(),
  title: texts,
  year: z.int(),
  /** The file of the plan's text; its items are found in it. */
  text: z.string(),
  /** The districts that the targets are for, unless one says otherwise. */
  districts: z.array(z.string()),
  targets: z.array(target),
})

/**
 * A plan as data: a JSON file that names the file of its text and lists its targets. Throws `invalid-deployment`, with
 * the file and what must hold.
 */
export function readPlan(file: string | URL): Plan {
  const path = file instanceof URL ? fileURLToPath(file) : file
  const { id, title, year, text: named, districts, targets } = parsedJson(path, read(path), shape)
  const text = read(resolve(dirname(path), named))
  return Object.freeze({
    id,
    title,
    year,
    text,
    items: itemsOf(text),
    targets: Object.freeze(
      targets.map(({ item, quote, period = String(year), below, ...promise }): Target => {
        const { variant, baseline, path: shares, ...rest } = promise
        return Object.freeze({
          ...rest,
          ...(variant === undefined ? {} : { variant }),
          ...(baseline === undefined ? {} : { baseline }),
          ...(shares === undefined ? {} : { path: shares }),
          period,
          districts: promise.districts ?? districts,
          clause: { document: id, item, quote },
          below: belowOf(below),
        })
      }),
    ),
  })
}

function belowOf(below: z.infer<typeof target>['below']): Target['below'] {
  if (below === 'persons') return personsOf('registered')
  return below === 'older-persons' ? olderPersonsOf('registered') : below
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw configFault(file, `must be a readable file, got ${messageOf(error)}`, error)
  }
}
