import { describe, expect, it } from 'vitest'
import { jobsAtWork } from '../src/jobs/jobs-at-work.js'

describe('the runs of a process', () => {
  it('a run whose lock was lost stops at its next step, and says why', () => {
    const atWork = jobsAtWork()
    const [lost, kept] = [atWork.begin('1'), atWork.begin('2')]
    atWork.cancel('1', 'its lock was lost')
    expect(() => lost.refuseCancelled()).toThrow('its lock was lost')
    expect(() => kept.refuseCancelled()).not.toThrow()
  })

  it('a job that begins anew in the same process is not stopped by what its first run was told', () => {
    const atWork = jobsAtWork()
    const first = atWork.begin('1')
    atWork.cancel('1', 'its lock was lost')
    const second = atWork.begin('1')
    first.end()
    expect(() => second.refuseCancelled()).not.toThrow()
    atWork.cancel('1', 'its lock was lost again')
    expect(() => second.refuseCancelled()).toThrow('its lock was lost again')
  })

  it('all that run stop when the worker no longer waits for them; what has ended is not kept', () => {
    const atWork = jobsAtWork()
    const [running, ended] = [atWork.begin('1'), atWork.begin('2')]
    ended.end()
    atWork.cancelAll(() => new Error('the worker is closing'))
    expect(() => running.refuseCancelled()).toThrow('closing')
    expect(() => ended.refuseCancelled()).not.toThrow()
  })

  it('a run whose steps take long is woken by its signal, also where it asks for it after it was told', () => {
    const atWork = jobsAtWork()
    const [early, late] = [atWork.begin('1'), atWork.begin('2')]
    const signal = early.signal()
    expect(signal.aborted).toBe(false)
    atWork.cancelAll(() => new Error('the worker is closing'))
    expect(signal.reason).toEqual(new Error('the worker is closing'))
    expect(late.signal().aborted).toBe(true)
    expect(atWork.count()).toBe(2)
    early.end()
    expect(atWork.count()).toBe(1)
  })
})
