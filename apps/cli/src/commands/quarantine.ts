import type { Session } from '../session.js'

/** Prints the refused rows with their place and reason. The rows themselves are not kept: mend them in the file that was sent. */
export async function quarantine(session: Session): Promise<void> {
  const rows = await session.store.quarantined()
  for (const row of rows)
    console.log(
      `${row.source}${row.sheet === null ? '' : ` [${row.sheet}]`} 第${row.line}行${row.column === null ? '' : ` ${row.column}`}: ${row.reason.zh}  (${row.code}: ${row.reason.en})`,
    )
  console.log(`共 ${rows.length} 行 rows in quarantine`)
}
