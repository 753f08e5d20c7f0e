import { z } from 'zod'

const piece = z.strictObject({ offset: z.int().min(0), text: z.string() })
const operator = z.enum(['>=', '<=', '='])
const finite = z.number()

/** What a person states of a promise: which indicator it is about, and the target in the indicator's unit. */
const confirmation = z
  .strictObject({
    indicator: z.string().min(1),
    operator,
    value: finite,
    /** The upper end of a range. */
    high: finite.nullable().default(null),
    variant: z.string().min(1).optional(),
    /** Districts that the target is for, by code; the whole city if left out. */
    districts: z.array(z.string().min(1)).min(1).optional(),
    /** The period by whose end it is due, such as 2025-S1; the plan's year if left out. */
    period: z.string().min(1).optional(),
    /** Who confirmed it: an office or a role. */
    by: z.string().min(1).optional(),
  })
  .refine(({ value, high }) => high === null || high > value, {
    message: 'high must be above value, or null',
  })

const promise = z.strictObject({
  quote: piece,
  kind: z.enum(['new', 'level', 'share', 'change']),
  value: finite,
  high: finite.nullable(),
  from: finite.nullable(),
  unit: z.string().nullable(),
  per: finite.nullable(),
  every: z.enum(['month', 'year']).nullable(),
  operator,
  operatorWords: z.string().nullable(),
  approximate: z.boolean(),
  direction: z.enum(['up', 'down']).nullable(),
  verb: z.string().nullable(),
  counted: z.string(),
  due: z.strictObject({ words: z.string(), year: z.int().nullable(), month: z.int().min(1).max(12) }).nullable(),
  districts: z.array(z.string()),
})

const candidate = z.strictObject({
  indicator: z.string(),
  name: z.string(),
  score: finite.min(0).max(1),
  value: finite.nullable(),
  high: finite.nullable(),
  reasons: z.array(z.string()),
})

/** One promise of a draft (草案). */
const draftRow = z.strictObject({
  /** Its item: the numbers of the sections and of the item as written; null before the first number. */
  item: z.strictObject({ path: z.array(z.string()), number: z.string(), heading: z.string().nullable() }).nullable(),
  /** Its section looks back (总结, 回顾): the number is likely what was done. */
  past: z.boolean(),
  clause: piece,
  promise,
  candidates: z.array(candidate),
  /** Null until a person has decided. */
  confirmed: confirmation.nullable(),
})

/** A draft (草案) of a plan's targets: plain JSON, which a person completes. */
export const planDraftSchema = z.strictObject({
  format: z.literal('minzheng-plan-draft-1'),
  title: z.string().nullable(),
  /** The year that the title names, the last if there are several. */
  year: z.int().nullable(),
  /** SHA-256 of the text that offsets are places of. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sections: z.array(z.strictObject({ path: z.array(z.string()), number: z.string(), heading: z.string().nullable() })),
  items: z.int().min(0),
  clauses: z.int().min(0),
  promises: z.array(draftRow),
})

export type PlanDraft = z.infer<typeof planDraftSchema>
export type DraftRow = z.infer<typeof draftRow>
export type Confirmation = z.infer<typeof confirmation>
