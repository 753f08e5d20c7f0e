import type { Audience, Text } from '@minzheng/core'

/** For whom a file is, in words. */
export const audienceWords: Readonly<Record<Audience, Text>> = Object.freeze({
  internal: { zh: '内部', en: 'internal' },
  shared: { zh: '部门共享', en: 'shared with other offices' },
  public: { zh: '公开', en: 'public' },
})
