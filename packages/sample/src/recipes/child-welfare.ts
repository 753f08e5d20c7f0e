import type { Recipe } from '../base/recipe.js'
import { childrenRecipes } from './child-welfare/children.js'
import { childServiceRecipes } from './child-welfare/services.js'
import { childSiteRecipes } from './child-welfare/sites.js'

/** The child-welfare registers of the offices, except those with a simulation file of their own. */
export const childWelfareRecipes: readonly Recipe[] = [...childrenRecipes, ...childServiceRecipes, ...childSiteRecipes]
