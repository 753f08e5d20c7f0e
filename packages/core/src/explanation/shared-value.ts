import type { AnyRecord } from '../dataset/dataset.js'

/** Two records that hold one value: in the one register and in the other. */
export interface SharedValue {
  readonly district: string
  readonly one: AnyRecord
  readonly other: AnyRecord
}
