import { describe, expect, it } from 'vitest'
import { words } from '../.vitepress/words.js'

describe('Words', () => {
  it('of Chinese are pairs of neighbouring characters, of other languages the text between blanks and punctuation', () => {
    expect(words('每万名养老护理员 per 10,000, GB/T 42195')).toEqual([
      '每万',
      '万名',
      '名养',
      '养老',
      '老护',
      '护理',
      '理员',
      'per',
      '10',
      '000',
      'GB',
      'T',
      '42195',
    ])
    expect(words('按月、人')).toEqual(['按月', '人'])
    expect(words('startWorker使用Redis')).toEqual(['startWorker', '使用', 'Redis'])
  })
})
