import type { Recipe } from '../recipe.js'

/** What the offices send of child-welfare, besides the registers that are simulated by files of their own. */
export const childWelfareRecipes: readonly Recipe[] = []
