import type { Recipe } from '../base/recipe.js'
import { disabilityRecipes } from './assistance/disability.js'
import { grantRecipes } from './assistance/grants.js'
import { serviceRecipes } from './assistance/services.js'

/** What the offices send of assistance, besides the registers that are simulated by files of their own. */
export const assistanceRecipes: readonly Recipe[] = [...grantRecipes, ...serviceRecipes, ...disabilityRecipes]
