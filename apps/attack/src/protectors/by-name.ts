import { coreSuppression } from './core-suppression.js'
import { disclosureControl } from './disclosure-control.js'
import type { Protector } from './protector.js'

/** What can be attacked: today's suppression of core, or disclosure control. */
export const protectorNames = ['core', 'disclosure'] as const
export type ProtectorName = (typeof protectorNames)[number]

/** The protector of a name. */
export function protectorOf(name: ProtectorName): Protector {
  return { core: coreSuppression, disclosure: disclosureControl }[name]
}
