import { rotatePseudonymKey } from '@minzheng/ingest'
import type { Session } from '../session/session.js'
import { colours, print } from '../terminal/output.js'

/** Replaces the key of pseudonyms, in the store and in the folder. */
export async function rotateKey(session: Session): Promise<void> {
  const { persons, resumed } = await rotatePseudonymKey(session.folder, session.store)
  print(
    resumed
      ? `${colours.green('✓')} 上次更换已完成 the interrupted rotation is complete`
      : `${colours.green('✓')} 已更换假名密钥 a new key is in use; ${persons.toLocaleString('en-US')} 人 persons converted. 请备份 back up: pseudonym.key; 各处 MINZHENG_PSEUDONYM_KEY 改为该文件的全部内容 wherever MINZHENG_PSEUDONYM_KEY is set, set it to all of that file`,
  )
}
