import type { Recipe } from '../recipe.js'

/** What the offices send of assistance, besides the registers that are simulated by files of their own. */
export const assistanceRecipes: readonly Recipe[] = []
