import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { milestone, olderPersonsOf, personsOf, type Indicator, type Target } from '@minzheng/core'
import type { Adjustment, InterimTarget } from '@minzheng/core/assessment'
import { levels } from '@minzheng/core/districts'
import { z } from 'zod'
import type { Plan, PlanDocument } from '../plan/plan.js'
import { documentItems, itemsOf } from '../plan/plan-items.js'
import { configFault, messageOf } from './config-fault.js'
import { parsedJson } from './parsed-json.js'

const texts = z.strictObject({ zh: z.string(), en: z.string() })

const operator = z.enum(['>=', '<=', '='])

/** What must be reached by the end of a period: a value, or a share of the target's. */
const interim = z
  .array(
    z.union([
      z.strictObject({ by: z.string(), value: z.number() }),
      z.strictObject({ by: z.string(), percent: z.number() }),
    ]),
  )
  .min(1)

/** What a later document made of a target, from a day on; what is left out stays. */
const adjustment = z.strictObject({
  from: z.string(),
  document: z.string(),
  item: z.int().default(1),
  quote: z.string(),
  operator: operator.optional(),
  value: z.number(),
  /** Null: no range any more. */
  high: z.number().nullable().optional(),
  interim: interim.optional(),
  path: z.array(z.number()).optional(),
})

const target = z.strictObject({
  indicator: z.string(),
  operator,
  value: z.number(),
  /** The upper end of a range: with >= more is met too, with = it is not. */
  high: z.number().optional(),
  /** The number of the item, and its words; of the plan, or of another of its documents. */
  document: z.string().optional(),
  item: z.int(),
  quote: z.string(),
  basis: z.enum(['explicit', 'implied']).default('explicit'),
  period: z.string().optional(),
  districts: z.array(z.string()).optional(),
  /** A set of the deployment in place of districts: as a whole, or each of its districts. */
  set: z.strictObject({ id: z.string(), as: z.enum(['whole', 'each']) }).optional(),
  variant: z.string().optional(),
  /** A category of the indicator, such as "area=urban". */
  part: z.string().optional(),
  baseline: z.number().optional(),
  path: z.array(z.number()).optional(),
  interim: interim.optional(),
  adjusted: z.array(adjustment).min(1).optional(),
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
  /** Other documents that clauses quote: their texts are files too. */
  documents: z.array(z.strictObject({ id: z.string(), title: texts, text: z.string() })).optional(),
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
  const textOf = (beside: string): string => read(resolve(dirname(path), beside))
  const text = textOf(named)
  const documents = data.documents?.map((each): PlanDocument => {
    const its = textOf(each.text)
    return Object.freeze({ ...each, text: its, items: documentItems(its) })
  })
  return Object.freeze({
    id,
    title,
    year,
    text,
    items: itemsOf(text, titles),
    ...(documents === undefined ? {} : { documents: Object.freeze(documents) }),
    targets: Object.freeze(targets.map((each) => targetOf(each, { id, period: String(year), districts }))),
    watched: watched.map(({ item, quote, indicators }) => ({ clause: { document: id, item, quote }, indicators })),
    milestones: milestones.map((each) => milestoneOf(path, each)),
    merged,
  })
}

function targetOf(
  {
    item,
    quote,
    document,
    below,
    variant,
    part,
    set,
    high,
    baseline,
    path,
    interim: asked,
    adjusted,
    ...stated
  }: z.infer<typeof target>,
  { id, period, districts }: { readonly id: string; readonly period: string; readonly districts: readonly string[] },
): Target {
  const { value } = stated
  return Object.freeze({
    ...stated,
    ...(high === undefined ? {} : { high }),
    ...(variant === undefined ? {} : { variant }),
    ...(part === undefined ? {} : { part }),
    ...(set === undefined ? {} : { set }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(path === undefined ? {} : { path }),
    ...(asked === undefined ? {} : { interim: interimOf(asked, value) }),
    ...(adjusted === undefined ? {} : { adjusted: adjusted.map(adjustmentOf) }),
    period: stated.period ?? period,
    // The districts of a set are those that the deployment says.
    districts: stated.districts ?? (set === undefined ? districts : []),
    clause: { document: document ?? id, item, quote },
    below: belowOf(below),
  })
}

function adjustmentOf({
  document,
  item,
  quote,
  operator: sign,
  high,
  interim: asked,
  path,
  ...stated
}: z.infer<typeof adjustment>): Adjustment {
  return Object.freeze({
    ...stated,
    ...(sign === undefined ? {} : { operator: sign }),
    ...(high === undefined ? {} : { high }),
    ...(asked === undefined ? {} : { interim: interimOf(asked, stated.value) }),
    ...(path === undefined ? {} : { path }),
    clause: { document, item, quote },
  })
}

/** 30 % of 90 is 27, not 27.000000000000004. */
function interimOf(asked: z.infer<typeof interim>, value: number): readonly InterimTarget[] {
  return asked.map((each) =>
    'value' in each ? each : { by: each.by, value: Number(((value * each.percent) / 100).toFixed(6)) },
  )
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
