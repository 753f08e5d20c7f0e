import pc from 'picocolors'
import { rotatePseudonymKey } from '@minzheng/ingest'
import type { Session } from '../session.js'

/** Replaces the key of pseudonyms, in the store and in the folder. */
export async function rotateKey(session: Session): Promise<void> {
  const { persons, resumed } = await rotatePseudonymKey(session.folder, session.store)
  console.log(
    resumed
      ? `${pc.green('✓')} 上次更换已完成 the rotation that was interrupted has been brought to its end`
      : `${pc.green('✓')} 已更换假名密钥 a new key is in use; ${persons.toLocaleString('en-US')} 人 persons carried over. 请备份 back up: pseudonym.key`,
  )
}
