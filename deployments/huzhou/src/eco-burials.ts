import type { EcoBurials } from '@minzheng/registry'

/**
 * The kinds of ecological burial that Huzhou has named and rewarded since 2019: ash halls, under trees, lawns and bamboo,
 * in walls, at sea. That the share is of all burials of the period is a default to be confirmed.
 */
export const huzhouEcoBurials: EcoBurials = Object.freeze({
  district: '330500',
  effectiveOn: '2019-01-01',
  kinds: Object.freeze(['ash-hall', 'tree', 'lawn', 'wall', 'bamboo', 'sea'] as const),
})
