import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MinzhengError, type District } from '@minzheng/core'
import { districtHistory, type DistrictEvent, type DistrictHistory } from '@minzheng/core/districts'
import { z } from 'zod'
import { configFault, messageOf } from './config-fault.js'
import { parsedJson } from './parsed-json.js'

const change = { day: z.string(), source: z.string(), below: z.record(z.string(), z.string()).optional() }

const events = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('split'), ...change, from: z.string(), into: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('merge'), ...change, from: z.array(z.string()), into: z.string() }),
    z.strictObject({
      kind: z.literal('transfer'),
      ...change,
      from: z.string(),
      into: z.string().optional(),
      under: z.string(),
    }),
    z.strictObject({
      kind: z.literal('rename'),
      ...change,
      from: z.string(),
      into: z.string().optional(),
      name: z.string(),
    }),
  ]),
)

/**
 * The history of districts (区划沿革): rows with their days (`validFrom` and `validTo` of the CSV) and a JSON file of the
 * events between them. Throws `invalid-deployment` with the file and every fault.
 */
export function readHistory(districts: readonly District[], file: string | URL): DistrictHistory {
  const path = file instanceof URL ? fileURLToPath(file) : file
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw configFault(path, `must be a readable file, got ${messageOf(error)}`, error)
  }
  try {
    return districtHistory({ districts, events: parsedJson(path, text, events) as readonly DistrictEvent[] })
  } catch (error) {
    if (error instanceof MinzhengError && error.code === 'invalid-districts')
      throw configFault(path, error.message, error)
    throw error
  }
}
