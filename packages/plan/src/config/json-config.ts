import { dirname, resolve } from 'node:path'
import { extendCodes } from '@minzheng/core'
import { disclosureRuleSchema, type DisclosureRule } from '@minzheng/core/privacy'
import { z } from 'zod'
import { alertRuleSchema } from '../deployment/alert-rules.js'
import { answerTermSchema, type AnswerTerm } from '../deployment/answer-term.js'
import type { DeploymentInput } from '../deployment/deployment.js'
import { domains } from '../domains/domains.js'
import { readDivisions } from './divisions.js'
import { readHistory } from './events.js'
import { readMap } from './map-file.js'
import { parsedJson } from './parsed-json.js'
import { readPlan } from './plan-file.js'

const shape = z.strictObject({
  id: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  /** A CSV file, see `readDivisions`. */
  divisions: z.string(),
  /** JSON files, see `readPlan`. */
  plans: z.array(z.string()),
  /** A JSON file of the events between the days of the divisions, see `readEvents`. */
  events: z.string().optional(),
  /** Codes of the city by dataset and field: see `extendCodes`. */
  codes: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.record(
          z.string(),
          z.strictObject({ zh: z.string(), en: z.string(), aliases: z.array(z.string()).optional() }),
        ),
      ),
    )
    .default({}),
  /** Districts that targets name together, such as 主城区. */
  districtSets: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.strictObject({ zh: z.string(), en: z.string() }),
        districts: z.array(z.string()),
      }),
    )
    .optional(),
  /** Which counts are too small to be published; what is left out is as in the default. */
  disclosure: disclosureRuleSchema.unwrap().partial().optional(),
  /** How long the city may take to answer a dispute; what is left out is as in the default. */
  answerTerm: answerTermSchema.partial().optional(),
  /** By which rules alerts are raised. */
  alertRules: z.array(alertRuleSchema).optional(),
  /** A GeoJSON file of the districts' outlines, see `readMap`. */
  map: z
    .strictObject({
      file: z.string(),
      /** The property of a feature that has the code of its district. */
      code: z.string().optional(),
      /** The number of the map's approval (审图号). */
      approval: z.string(),
      /** Who made the map. */
      source: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
    })
    .optional(),
  /** Where the tile of a district is, by its code: column and row, from 1. */
  tiles: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
  timeZone: z.string().optional(),
})

/** A deployment with the six domains that is all data: the JSON names the files of its divisions and plans. */
export function deploymentOfJson(file: string, text: string): DeploymentInput {
  const { id, name, divisions, plans, events, codes, ...settings } = parsedJson(file, text, shape)
  const { districtSets, disclosure, answerTerm, alertRules, map, tiles, timeZone } = settings
  const at = (named: string): string => resolve(dirname(file), named)
  const rows = readDivisions(at(divisions))
  return {
    id,
    name,
    districts: events === undefined ? rows : readHistory(rows, at(events)),
    domains: extendCodes(domains, codes as Parameters<typeof extendCodes>[1]),
    plans: plans.map((plan) => readPlan(at(plan))),
    ...(districtSets === undefined ? {} : { districtSets }),
    ...(disclosure === undefined ? {} : { disclosure: stated<DisclosureRule>(disclosure) }),
    ...(answerTerm === undefined ? {} : { answerTerm: stated<AnswerTerm>(answerTerm) }),
    ...(alertRules === undefined ? {} : { alertRules }),
    ...(map === undefined ? {} : { map: readMap(at(map.file), map) }),
    ...(tiles === undefined ? {} : { tiles }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
}

/** Only the members that are stated. */
function stated<Whole extends object>(given: {
  readonly [Key in keyof Whole]?: Whole[Key] | undefined
}): Partial<Whole> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Whole>
}
