import type { Database } from '../database/database.js'
import type { Definitions } from '../definitions/version-fence.js'
import type { RegisterTools } from '../register/register-tools.js'

/** What every step of a landing uses. */
export interface LandingTools extends RegisterTools {
  readonly kind: Database['kind']
  readonly transaction: Database['transaction']
  readonly definitions: Definitions
}
