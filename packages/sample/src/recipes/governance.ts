import type { Recipe } from '../recipe.js'

/** What the offices send of governance, besides the registers that are simulated by files of their own. */
export const governanceRecipes: readonly Recipe[] = []
