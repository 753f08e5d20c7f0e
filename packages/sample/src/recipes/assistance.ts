import type { Recipe } from '../base/recipe.js'
import { disabilityRecipes } from './assistance/disability.js'
import { grantRecipes } from './assistance/grants.js'
import { serviceRecipes } from './assistance/services.js'

/** The assistance registers of the offices, except those with a simulation file of their own. */
export const assistanceRecipes: readonly Recipe[] = [...grantRecipes, ...serviceRecipes, ...disabilityRecipes]
