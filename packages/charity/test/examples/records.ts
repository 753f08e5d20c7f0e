import type { RecordOf } from '@minzheng/core'
import type { charityServices, charitySupervision } from '../../src/index.js'

type Entry = RecordOf<typeof charitySupervision>
type Monthly = RecordOf<typeof charityServices>

/** An action of or with a charity on a day. */
export const entry = (
  number: number,
  kind: Entry['kind'],
  organisation: string,
  happenedOn: string,
  changes: Partial<Entry> = {},
): Entry => ({
  entry: `TZ${number}`,
  organisation,
  district: '330502',
  role: 'charity',
  kind,
  happenedOn,
  inOrder: null,
  platform: null,
  ...changes,
})

/** A monthly return. */
export const monthly = (topic: Monthly['topic'], monthEndOn: string, changes: Partial<Monthly> = {}): Monthly => ({
  district: '330502',
  topic,
  monthEndOn,
  times: 0,
  amount: null,
  ...changes,
})
