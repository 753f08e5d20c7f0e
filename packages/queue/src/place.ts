import { masked } from '@minzheng/core/privacy'
import type { QueueConnection } from './queue-connection.js'

/** The address of a connection, without user and password. */
export function placeOf(connection: QueueConnection): string {
  return 'pool' in connection ? 'PostgreSQL' : masked(connection.redis, [connection.redis]).replace(/\/\/[^/]*@/, '//')
}
