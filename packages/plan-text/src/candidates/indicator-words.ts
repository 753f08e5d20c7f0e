/** What is known of an indicator (指标) when a promise looks for it. */
export interface IndicatorWords {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** Its unit, such as `household`; unknown ones are compared by their Chinese name. */
  readonly unit: string
  /** The unit in Chinese (户). */
  readonly unitZh?: string
  /** A flow (happened in the year) or a stock. */
  readonly time?: 'flow' | 'stock' | 'policy'
  /** Other words for it, such as clauses of other plans that it answers. */
  readonly words?: readonly string[]
}
