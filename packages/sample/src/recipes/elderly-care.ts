import type { Recipe } from '../recipe.js'

/** What the offices send of elderly-care, besides the registers that are simulated by files of their own. */
export const elderlyCareRecipes: readonly Recipe[] = []
