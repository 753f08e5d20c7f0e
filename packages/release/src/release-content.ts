import * as z from 'zod'
import type { Json } from './canonical-json.js'
import { isHex256 } from './commitment.js'

const digest = z.strictObject({ count: z.int().min(0), digest: z.string().refine(isHex256) })

/** What an entry of kind `release` commits to. */
export const releaseContentSchema = z.strictObject({
  number: z.int().min(1),
  /** The last release of the same plan and period before it; null if it is the first. */
  predecessor: z.int().min(1).nullable(),
  /** Why it revises its predecessor; null if it is the first. */
  why: z.string().nullable(),
  plan: z.string().nullable(),
  period: z.string(),
  notes: z.string(),
  /** The rule of disclosure control and the publication plan, as they were used. */
  rule: z.json(),
  publicationPlan: z.json(),
  /** The versions of all definitions in use, and of the tree of districts. */
  definitions: z.string(),
  districts: z.string(),
  /** The number of sources that had landed and were not withdrawn. */
  sources: z.int().min(0),
  /** The periods that were released before and are released again, how many figures changed, and why. */
  restates: z.array(z.strictObject({ period: z.string(), changed: z.int().min(0), why: z.array(z.string()) })),
  figures: digest,
  published: digest,
})

/** The content of an entry of kind `release`. */
export type ReleaseContent = Omit<z.infer<typeof releaseContentSchema>, 'rule' | 'publicationPlan' | 'restates'> & {
  readonly restates: readonly { readonly period: string; readonly changed: number; readonly why: readonly string[] }[]
  readonly rule: Json
  readonly publicationPlan: Json
}
