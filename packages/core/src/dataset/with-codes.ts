import { z } from 'zod'
import { assertNoFaults, type Fault } from '../base/errors.js'
import type { Unit } from '../base/unit.js'
import type { AnyDataset, Dataset, Fields } from './dataset.js'
import type { ChoiceFacts, Value } from './field.js'

/** Codes by field, each with its words: `{ kind: { 'doorstep-station': { zh: '家门口服务站', en: 'doorstep station' } } }`. */
export type MoreCodes = Readonly<Record<string, Readonly<Record<string, ChoiceFacts>>>>

/** The fields of a dataset, whose code lists also have the codes of a city. */
type Extended<F extends Fields, C extends MoreCodes> = {
  readonly [K in keyof F]: K extends keyof C ? z.ZodType<Extract<z.infer<F[K]> | (keyof C[K] & string), Value>> : F[K]
}

/**
 * A dataset whose code lists (SDMX code lists) also have the codes of a city, or other words for codes that are there.
 * Nothing else changes; records with the codes of before stay valid. Throws `invalid-definition` with all faults at once.
 */
export function withCodes<F extends Fields, U extends Unit, const C extends MoreCodes>(
  dataset: Dataset<F, U>,
  codes: C,
): Dataset<Extended<F, C>, U>
export function withCodes(dataset: AnyDataset, codes: MoreCodes): AnyDataset
export function withCodes(dataset: AnyDataset | Dataset, codes: MoreCodes): unknown {
  const faults: Fault[] = []
  const changed = Object.entries(codes).map(([field, more]) => {
    const facts = dataset.facts[field]
    if (facts?.kind !== 'choice') {
      const lists = Object.entries(dataset.facts).flatMap(([name, { kind }]) => (kind === 'choice' ? [name] : []))
      faults.push({ path: field, message: `must be a field with a code list (${lists.join(', ') || 'none'})` })
      return null
    }
    for (const code of Object.keys(more))
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))
        faults.push({ path: field, message: `a code must be kebab-case, got "${code}"` })
    const choices = Object.freeze({ ...facts.choices, ...more })
    faults.push(...sharedWords(field, choices))
    const list = z.enum(Object.keys(choices))
    return { field, facts: Object.freeze({ ...facts, choices }), schema: facts.optional ? list.nullable() : list }
  })
  assertNoFaults(`the code lists of ${dataset.name}`, faults)
  const fields = changed.filter((each) => each !== null)
  const schema = dataset.schema as unknown as z.ZodObject
  return Object.freeze({
    ...dataset,
    schema: schema.extend(Object.fromEntries(fields.map((each) => [each.field, each.schema]))),
    facts: Object.freeze({ ...dataset.facts, ...Object.fromEntries(fields.map((each) => [each.field, each.facts])) }),
  })
}

/** A word that means two codes could not be read from a file. */
function sharedWords(field: string, choices: Readonly<Record<string, ChoiceFacts>>): readonly Fault[] {
  const meaning = new Map<string, string>()
  return Object.entries(choices).flatMap(([code, { zh, en, aliases = [] }]) =>
    [...new Set([zh, en, ...aliases])].flatMap((word) => {
      const other = meaning.get(word) ?? code
      meaning.set(word, other)
      return other === code
        ? []
        : [{ path: `${field}.${code}`, message: `must have words of its own, got ${word}, which ${other} has` }]
    }),
  )
}
