import type { Recipe } from '../base/recipe.js'
import { childrenRecipes } from './child-welfare/children.js'
import { childServiceRecipes } from './child-welfare/services.js'
import { childSiteRecipes } from './child-welfare/sites.js'

/** What the offices send of child-welfare, besides the registers that are simulated by files of their own. */
export const childWelfareRecipes: readonly Recipe[] = [...childrenRecipes, ...childServiceRecipes, ...childSiteRecipes]
