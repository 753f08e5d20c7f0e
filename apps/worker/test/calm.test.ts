import { describe, expect, it } from 'vitest'
import { calm } from '../src/jobs/calm.js'

describe('a busy district', () => {
  const clocked = () => {
    const clock = { time: 1000 }
    return { clock, busy: calm(() => clock.time) }
  }

  it('that was not computed just now is computed at once', () => {
    const { clock, busy } = clocked()
    expect(busy.pause('330502', 1)).toBe(0)
    busy.computed('330502')
    expect(busy.pause('330503', 2)).toBe(0)
    clock.time += 2000
    expect(busy.pause('330502', 3)).toBe(0)
  })

  it('waits until nothing new has come for a while', () => {
    const { clock, busy } = clocked()
    busy.computed('330502')
    clock.time += 100
    expect(busy.pause('330502', 2)).toBe(150)
    clock.time += 150
    expect(busy.pause('330502', 3)).toBe(150)
    clock.time += 100
    expect(busy.pause('330502', 3)).toBe(50)
    clock.time += 50
    expect(busy.pause('330502', 3)).toBe(0)
  })

  it('waits two seconds at most, however many changes follow', () => {
    const { clock, busy } = clocked()
    busy.computed('330502')
    let newest = 1
    let waited = 0
    for (let pause = busy.pause('330502', newest); pause > 0; pause = busy.pause('330502', newest)) {
      clock.time += pause
      waited += pause
      newest += 1
    }
    expect(waited).toBe(2000)
  })
})
