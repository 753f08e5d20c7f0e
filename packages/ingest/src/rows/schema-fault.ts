import type { z } from 'zod'
import type { AnyDataset, AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import type { PersonalKind } from '@minzheng/core/privacy'
import { fault, personalFault, quoted, type CellFault } from '../base/reasons.js'
import { concernsPersons } from './field-reader.js'

/** The first fault that a dataset's schema finds in a record; undefined if there is none. */
export function schemaFault(
  dataset: AnyDataset,
  record: AnyRecord,
): { readonly field: string | null; readonly fault: CellFault } | undefined {
  const parsed = dataset.schema.safeParse(record)
  if (parsed.success) return undefined
  const issue = worstOf(parsed.error.issues)
  const [path] = issue?.path ?? []
  const field = typeof path === 'string' && path in dataset.facts ? path : null
  const personal = personalOf(issue)
  if (personal !== undefined) return { field, fault: personalFault(personal) }
  const kind = field === null ? undefined : dataset.facts[field]!.kind
  const value = field === null || kind === 'pseudonym' ? '' : quoted(String(record[field]), !concernsPersons(dataset))
  const [zh, en] = words(issue)
  return { field, fault: fault('value', `${value}${zh}`, `${value === '' ? '' : `${value}: `}${en}`) }
}

/** Makes a check of single values, with the field's own part of the schema. */
export function valueCheck(dataset: AnyDataset, field: string): (value: Value) => CellFault | undefined {
  const schema = (dataset.schema as unknown as z.ZodObject<Record<string, z.ZodType>>).shape[field]!
  const isPseudonym = dataset.facts[field]!.kind === 'pseudonym'
  return (value) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return undefined
    const issue = worstOf(parsed.error.issues)
    const personal = personalOf(issue)
    if (personal !== undefined) return personalFault(personal)
    const shown = isPseudonym ? '' : quoted(String(value), !concernsPersons(dataset))
    const [zh, en] = words(issue)
    return fault('value', `${shown}${zh}`, `${shown === '' ? '' : `${shown}: `}${en}`)
  }
}

interface Issue {
  readonly code: string
  readonly message: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
}

/** Personal data come before any other fault, whose words might repeat them. */
function worstOf<I extends z.core.$ZodIssue>(issues: readonly I[]): I | undefined {
  return issues.find((issue) => personalOf(issue) !== undefined) ?? issues[0]
}

function personalOf(issue: z.core.$ZodIssue | undefined): PersonalKind | undefined {
  return issue?.code === 'custom' ? (issue.params?.['personal'] as PersonalKind | undefined) : undefined
}

function words(issue: Issue | undefined): readonly [zh: string, en: string] {
  const unit = issue?.origin === 'string' ? '个字' : ''
  if (issue?.code === 'too_small')
    return [`不得小于${issue.minimum}${unit}`, `must be at least ${issue.minimum}${unit && ' characters'}`]
  if (issue?.code === 'too_big')
    return [`不得大于${issue.maximum}${unit}`, `must be at most ${issue.maximum}${unit && ' characters'}`]
  return ['不符合该项的规则', issue?.message ?? 'does not fit the rule of this column']
}
