import { describe, expect, it } from 'vitest'
import { debounce } from '../src/jobs/debounce.js'

describe('a busy district', () => {
  const clocked = () => {
    const clock = { time: 1000 }
    return { clock, busy: debounce(() => clock.time) }
  }

  it('is computed at once if it was not computed recently', () => {
    const { clock, busy } = clocked()
    expect(busy.delay('330502', 1)).toBe(0)
    busy.computed('330502')
    expect(busy.delay('330503', 2)).toBe(0)
    clock.time += 2000
    expect(busy.delay('330502', 3)).toBe(0)
  })

  it('waits until there has been no new change for a while', () => {
    const { clock, busy } = clocked()
    busy.computed('330502')
    clock.time += 100
    expect(busy.delay('330502', 2)).toBe(150)
    clock.time += 150
    expect(busy.delay('330502', 3)).toBe(150)
    clock.time += 100
    expect(busy.delay('330502', 3)).toBe(50)
    clock.time += 50
    expect(busy.delay('330502', 3)).toBe(0)
  })

  it('waits for two seconds at most, however many changes follow', () => {
    const { clock, busy } = clocked()
    busy.computed('330502')
    let newest = 1
    let waited = 0
    for (let delay = busy.delay('330502', newest); delay > 0; delay = busy.delay('330502', newest)) {
      clock.time += delay
      waited += delay
      newest += 1
    }
    expect(waited).toBe(2000)
  })
})
