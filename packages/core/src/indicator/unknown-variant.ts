import { MinzhengError } from '../base/errors.js'
import type { Indicator } from './indicator.js'

/** That an indicator has no variant of this name, with those that it has. */
export function unknownVariant({ id, variants }: Pick<Indicator, 'id' | 'variants'>, variant: string): MinzhengError {
  const allowed = Object.keys(variants)
  return new MinzhengError('unknown-variant', `${id} has no variant "${variant}"; there are: ${allowed.join(', ')}`, {
    variant,
    allowed,
  })
}
