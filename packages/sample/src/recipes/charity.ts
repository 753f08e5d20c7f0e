import type { Recipe } from '../recipe.js'

/** What the offices send of charity, besides the registers that are simulated by files of their own. */
export const charityRecipes: readonly Recipe[] = []
