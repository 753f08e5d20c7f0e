/**
 * The categories of a child in difficulty. The ministry's statistics count orphans separately from children in
 * difficulty.
 */
export type ChildCategory = 'orphan' | 'without-care' | 'poverty' | 'disability' | 'other'

/**
 * The category that counts if a child fits several. No source that was found sets an order: this is a default for the
 * bureau to confirm. First come the categories whose allowance excludes the others (孤儿, 事实无人抚养), and then the order of
 * the ministry's list (贫困家庭, 自身残疾).
 */
export const categoryOrder = [
  'orphan',
  'without-care',
  'poverty',
  'disability',
  'other',
] as const satisfies readonly ChildCategory[]

/**
 * The one category in which a child is counted, of those whose test the child meets, and the others as flags.
 * Categories overlap; a count of children uses the first only. Undefined if none fits. A suggestion: a person decides
 * (个人信息保护法 art. 24).
 */
export function countedCategory(
  met: readonly ChildCategory[],
  order: readonly ChildCategory[] = categoryOrder,
): { readonly primary: ChildCategory; readonly flags: readonly ChildCategory[] } | undefined {
  const [primary, ...flags] = order.filter((category) => met.includes(category))
  return primary === undefined ? undefined : { primary, flags }
}
