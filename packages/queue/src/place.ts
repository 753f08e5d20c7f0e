import { masked } from '@minzheng/core/privacy'
import type { QueueConnection } from './queue-connection.js'

/** Where a connection leads, without a password, nor who goes there. */
export function placeOf(connection: QueueConnection): string {
  return 'pool' in connection ? 'PostgreSQL' : masked(connection.redis, [connection.redis]).replace(/\/\/[^/]*@/, '//')
}
