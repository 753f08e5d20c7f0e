import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { milestone, olderPersonsOf, personsOf, type Indicator, type Target } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { z } from 'zod'
import type { Plan } from '../plan/plan.js'
import { itemsOf } from '../plan/plan-items.js'
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

/** A clause without a number, and the indicators that show what becomes of it. */
const watchedClause = z.strictObject({ item: z.int(), quote: z.string(), indicators: z.array(z.string()).min(1) })

/** A named task that only this plan has: an indicator whose value is the stage that it has reached. */
const task = z.strictObject({
  /** `domain.kebab-case`, of a domain that reads milestone progress. */
  id: z.string(),
  name: texts,
  lowestLevel: z.enum(levels).optional(),
  /** Set if every district of the level takes part; otherwise only those that report. */
  every: z.enum(levels).optional(),
  doubts: z.array(texts).optional(),
})

const mergedReading = z.strictObject({ proposed: z.string(), into: z.array(z.string()), why: texts })

const shape = z.strictObject({
  id: z.string(),
  title: texts,
  year: z.int(),
  /** The file of the plan's text; its items are found in it. */
  text: z.string(),
  /** The titles of items that have lost the 。 at their end, by the number of the item. */
  titles: z.record(z.string(), z.string()).default({}),
  /** The districts that the targets are for, unless one says otherwise. */
  districts: z.array(z.string()),
  targets: z.array(target),
  watched: z.array(watchedClause).default([]),
  milestones: z.array(task).default([]),
  /** Figures that a reading of the plan proposed and that are no indicators of their own, and why. */
  merged: z.array(mergedReading).default([]),
})

/**
 * A plan as data: a JSON file that names the file of its text and lists its targets. Throws `invalid-deployment`, with
 * the file and what must hold.
 */
export function readPlan(file: string | URL): Plan {
  const path = file instanceof URL ? fileURLToPath(file) : file
  const data = parsedJson(path, read(path), shape)
  const { id, title, year, text: named, titles, districts, targets, watched, milestones, merged } = data
  const text = read(resolve(dirname(path), named))
  return Object.freeze({
    id,
    title,
    year,
    text,
    items: itemsOf(text, titles),
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
    watched: watched.map(({ item, quote, indicators }) => ({ clause: { document: id, item, quote }, indicators })),
    milestones: milestones.map((each) => milestoneOf(path, each)),
    merged,
  })
}

function milestoneOf(path: string, { lowestLevel, every, doubts, ...named }: z.infer<typeof task>): Indicator {
  try {
    return milestone({
      ...named,
      ...(lowestLevel === undefined ? {} : { lowestLevel }),
      ...(every === undefined ? {} : { every }),
      ...(doubts === undefined ? {} : { doubts }),
    })
  } catch (error) {
    throw configFault(path, messageOf(error), error)
  }
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
