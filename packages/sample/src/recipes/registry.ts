import type { Recipe } from '../recipe.js'

/** What the offices send of registry, besides the registers that are simulated by files of their own. */
export const registryRecipes: readonly Recipe[] = []
