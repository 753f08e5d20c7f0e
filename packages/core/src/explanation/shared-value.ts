import type { AnyRecord } from '../dataset/dataset.js'

/** Two records with the same value, one in each register. */
export interface SharedValue {
  readonly district: string
  readonly one: AnyRecord
  readonly other: AnyRecord
}
