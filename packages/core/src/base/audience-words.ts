import type { Audience } from './audience.js'
import type { Text } from './text.js'

/** What is printed on everything that leaves: for whom it is. */
export const audienceWords: Readonly<Record<Audience, Text>> = Object.freeze({
  internal: { zh: '内部', en: 'internal' },
  shared: { zh: '部门共享', en: 'shared' },
  public: { zh: '公开', en: 'public' },
})
