import { z } from 'zod'
import { isDay } from '../period/day.js'
import { personalKind } from '../personal/personal.js'
import { personalWords } from '../personal/personal-kind.js'
import type { Text } from '../base/text.js'
import type { Unit } from '../base/unit.js'

/** The value of a field of a record. Days are `YYYY-MM-DD`, money is whole fen; `null` is "not stated". */
export type Value = string | number | boolean | null

/** How a field is stored, and how a cell of a file is read into it. */
export type FieldKind = 'text' | 'day' | 'integer' | 'money' | 'flag' | 'choice' | 'district' | 'pseudonym'

/**
 * The properties of a field in addition to its zod schema. Import headers, columns and documentation derive from them.
 */
export interface FieldFacts {
  readonly kind: FieldKind
  readonly title: Text
  /** Other headers that offices use for it. */
  readonly aliases: readonly string[]
  readonly optional: boolean
  readonly unit?: Unit
  /** For a choice, or a whole number that represents a grade or stage: each stored value with its words. */
  readonly choices?: Readonly<Record<string, ChoiceFacts>>
}

/** Words for one value of a choice, and other words that offices use for it. */
export interface ChoiceFacts extends Text {
  readonly aliases?: readonly string[]
}

interface FieldOptions {
  readonly aliases?: readonly string[]
}

/** The schema of a field; its type also carries its unit, if it has one. */
export type Field<T extends Value, U extends Unit | null = null> = z.ZodType<T> & { readonly '~unit'?: U }

const registry = z.registry<FieldFacts>()

function register<S extends z.ZodType>(
  schema: S,
  facts: Omit<FieldFacts, 'aliases' | 'optional'>,
  options: FieldOptions,
): S {
  registry.add(schema, Object.freeze({ ...facts, aliases: options.aliases ?? [], optional: false }))
  return schema
}

/** The properties of a field made by one of the constructors below. Throws a `TypeError` for a plain zod schema. */
export function fieldFacts(schema: z.ZodType): FieldFacts {
  const facts = registry.get(schema)
  if (facts === undefined)
    throw new TypeError(
      'a field of a dataset must be made by @minzheng/core: text, day, integer, money, flag, choice, districtCode or pseudonym',
    )
  return facts
}

/**
 * Words, or a number that is only a name: a code, the number of a document. The schema rejects a value that seems to
 * belong to a person (an identity or telephone number, an address), so no register stores it. `check` narrows what is
 * allowed, with a message for people. `form` is for codes that resemble personal numbers: a text that matches it in
 * full is accepted.
 */
export function text(
  zh: string,
  en: string,
  options: FieldOptions & {
    readonly check?: { readonly test: (value: string) => boolean; readonly message: string }
    readonly form?: RegExp
  } = {},
): z.ZodType<string> {
  const { check, form } = options
  const bounded = z.string().min(1).max(longestText)
  const checked = check === undefined ? bounded : bounded.refine(check.test, check.message)
  const whole = form === undefined ? undefined : new RegExp(`^(?:${form.source})$`, form.flags.replace(/[gy]/g, ''))
  const schema = checked.check(({ value, issues }) => {
    // A text that is too long already has the fault of its length.
    const kind = value.length > longestText || whole?.test(value) === true ? null : personalKind(value)
    if (kind !== null)
      issues.push({
        code: 'custom',
        input: undefined,
        message: `seems to hold ${personalWords[kind].en}`,
        params: { personal: kind },
      })
  })
  return register(schema, { kind: 'text', title: { zh, en } }, options)
}

const longestText = 200

/** A calendar day, `YYYY-MM-DD`. */
export function day(zh: string, en: string, options: FieldOptions = {}): z.ZodType<string> {
  return register(
    z.string().refine(isDay, 'must be a day of the calendar'),
    { kind: 'day', title: { zh, en } },
    options,
  )
}

/** A whole number, 0 or more unless `min` says otherwise. */
export function integer<const U extends Unit>(
  zh: string,
  en: string,
  unit: U,
  options: FieldOptions & {
    readonly min?: number
    readonly max?: number
    readonly words?: Readonly<Record<number, ChoiceFacts>>
  } = {},
): Field<number, U> {
  const schema = z
    .int()
    .min(options.min ?? 0)
    .max(options.max ?? 2_000_000_000)
  return register(
    schema,
    { kind: 'integer', title: { zh, en }, unit, ...(options.words === undefined ? {} : { choices: options.words }) },
    options,
  )
}

/** An amount of money in whole fen, 0 or more, exact up to 90 million million yuan. */
export function money(zh: string, en: string, options: FieldOptions = {}): Field<number, 'fen'> {
  return register(z.int().min(0), { kind: 'money', title: { zh, en }, unit: 'fen' }, options)
}

/** Yes or no. */
export function flag(zh: string, en: string, options: FieldOptions = {}): z.ZodType<boolean> {
  return register(z.boolean(), { kind: 'flag', title: { zh, en } }, options)
}

/** One of a list of values, each with its words. */
export function choice<const C extends Readonly<Record<string, ChoiceFacts>>>(
  zh: string,
  en: string,
  choices: C,
  options: FieldOptions = {},
): z.ZodType<keyof C & string> {
  const schema = z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]) as unknown as z.ZodType<
    keyof C & string
  >
  return register(schema, { kind: 'choice', title: { zh, en }, choices }, options)
}

/** The district where the record is registered, at any level: a code of 6, 9 or 12 digits. */
export function districtCode(zh = '行政区划代码', en = 'District code', options: FieldOptions = {}): z.ZodType<string> {
  const schema = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, 'must be a code of 6, 9 or 12 digits')
  return register(schema, { kind: 'district', title: { zh, en } }, options)
}

/**
 * Represents a person without naming them: the keyed hash of an identity number, computed on import. The number itself
 * is never a field. (个人信息保护法 art. 51: de-identification; a pseudonym is still personal data, art. 73.)
 */
export function pseudonym(zh: string, en: string, options: FieldOptions = {}): z.ZodType<string> {
  return register(
    z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits'),
    { kind: 'pseudonym', title: { zh, en } },
    options,
  )
}

/** The same field, which may also be `null`: not stated. */
export function optional<T extends Value, U extends Unit | null = null>(schema: Field<T, U>): Field<T | null, U> {
  const loose = schema.nullable() as Field<T | null, U>
  registry.add(loose, Object.freeze({ ...fieldFacts(schema), optional: true }))
  return loose
}
