import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { milestone, olderPersonsOf, personsOf, type Indicator, type Target } from '@minzheng/core'
import { levels } from '@minzheng/core/districts'
import { z } from 'zod'
import type { Plan } from '../plan/plan.js'
import { itemsOf } from '../plan/plan-items.js'
import { adjustedTargets, stagesOf, withStages } from './target-stages.js'
import { configFault, messageOf } from './config-fault.js'
import { parsedJson } from './parsed-json.js'

const texts = z.strictObject({ zh: z.string(), en: z.string() })

/** A number that is due earlier in the year: by the end of a month. */
const stage = z.strictObject({ by: z.string(), value: z.number(), upTo: z.number().optional() })

/** A number that replaced the plan's from a day on, in the words of a document. */
const adjustment = z.strictObject({
  from: z.string(),
  value: z.number(),
  upTo: z.number().optional(),
  document: z.string(),
  item: z.int(),
  quote: z.string(),
})

const target = z.strictObject({
  indicator: z.string(),
  operator: z.enum(['>=', '<=', '=']),
  value: z.number(),
  /** The upper end of a range, 4～5家. */
  upTo: z.number().optional(),
  /** What is due earlier in the year, the first first. */
  stages: z.array(stage).default([]),
  /** What replaced the number during the year, the first first. */
  adjusted: z.array(adjustment).default([]),
  /** The number of the plan's item, and its words. */
  item: z.int(),
  quote: z.string(),
  basis: z.enum(['explicit', 'implied']).default('explicit'),
  period: z.string().optional(),
  districts: z.array(z.string()).optional(),
  /** The name of a set of districts of the plan, in place of `districts`: each of them promises the number. */
  set: z.string().optional(),
  /** A category of a breakdown, `residence=urban`. */
  part: z.string().optional(),
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
  /** Documents that adjust the plan. */
  documents: z.array(z.strictObject({ id: z.string(), title: texts })).default([]),
  /** Sets of districts that are no district, such as 主城区, by their name. */
  sets: z
    .record(z.string(), z.strictObject({ zh: z.string(), en: z.string(), districts: z.array(z.string()).min(1) }))
    .default({}),
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
  const {
    id,
    title,
    year,
    text: named,
    titles,
    districts,
    targets,
    watched,
    milestones,
    merged,
    documents,
    sets,
  } = data
  const text = read(resolve(dirname(path), named))
  return Object.freeze({
    id,
    title,
    year,
    text,
    items: itemsOf(text, titles),
    ...(documents.length === 0 ? {} : { documents }),
    targets: Object.freeze(targets.flatMap((each) => targetsOf(path, { id, year, districts, sets }, each))),
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

/** What a target of a plan's file becomes: one of each stage, and one of each number that was in force. */
function targetsOf(
  path: string,
  { id, year, districts, sets }: Pick<z.infer<typeof shape>, 'id' | 'year' | 'districts' | 'sets'>,
  { item, quote, period = String(year), below, stages, adjusted, set, ...promise }: z.infer<typeof target>,
): readonly Target[] {
  const named = set === undefined ? undefined : sets[set]
  if (set !== undefined && (named === undefined || promise.districts !== undefined))
    throw configFault(
      path,
      named === undefined
        ? `the set of ${promise.indicator} must be one of ${Object.keys(sets).join(', ') || 'none'}, got "${set}"`
        : `${promise.indicator} must name districts or a set, got both`,
    )
  const { variant, baseline, part, upTo, path: shares, ...rest } = promise
  const whole: Target = {
    ...rest,
    ...(variant === undefined ? {} : { variant }),
    ...(part === undefined ? {} : { part }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(shares === undefined ? {} : { path: shares }),
    period,
    districts: named?.districts ?? promise.districts ?? districts,
    clause: { document: id, item, quote },
    below: belowOf(below),
  }
  return [...stagesOf(path, whole, year, stages), ...adjustedTargets(withStages(whole, year, stages), adjusted)]
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
