import type { Recipe } from '../base/recipe.js'
import { assistanceRecipes } from './assistance.js'
import { charityRecipes } from './charity.js'
import { childWelfareRecipes } from './child-welfare.js'
import { elderlyCareRecipes } from './elderly-care.js'
import { governanceRecipes } from './governance.js'
import { registryRecipes } from './registry.js'

/** Every register that is made by a recipe, domain by domain. */
export const recipes: readonly Recipe[] = [
  ...assistanceRecipes,
  ...childWelfareRecipes,
  ...elderlyCareRecipes,
  ...charityRecipes,
  ...registryRecipes,
  ...governanceRecipes,
]
