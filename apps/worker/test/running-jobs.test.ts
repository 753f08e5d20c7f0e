import { describe, expect, it } from 'vitest'
import { runningJobs } from '../src/jobs/running-jobs.js'

describe('running jobs of a process', () => {
  it('stop at the next step if their lock was lost, with the reason', () => {
    const jobs = runningJobs()
    const [lost, kept] = [jobs.begin('1'), jobs.begin('2')]
    jobs.cancel('1', 'its lock was lost')
    expect(() => lost.throwIfCancelled()).toThrow('its lock was lost')
    expect(() => kept.throwIfCancelled()).not.toThrow()
  })

  it('do not stop a second run of a job when the first run is cancelled', () => {
    const jobs = runningJobs()
    const first = jobs.begin('1')
    jobs.cancel('1', 'its lock was lost')
    const second = jobs.begin('1')
    first.end()
    expect(() => second.throwIfCancelled()).not.toThrow()
    jobs.cancel('1', 'its lock was lost again')
    expect(() => second.throwIfCancelled()).toThrow('its lock was lost again')
  })

  it('all stop when the worker closes, except those that have ended', () => {
    const jobs = runningJobs()
    const [running, ended] = [jobs.begin('1'), jobs.begin('2')]
    ended.end()
    jobs.cancelAll(() => new Error('the worker is closing'))
    expect(() => running.throwIfCancelled()).toThrow('closing')
    expect(() => ended.throwIfCancelled()).not.toThrow()
  })

  it('abort their signal when cancelled, also if they get the signal afterwards', () => {
    const jobs = runningJobs()
    const [early, late] = [jobs.begin('1'), jobs.begin('2')]
    const signal = early.signal()
    expect(signal.aborted).toBe(false)
    jobs.cancelAll(() => new Error('the worker is closing'))
    expect(signal.reason).toEqual(new Error('the worker is closing'))
    expect(late.signal().aborted).toBe(true)
    expect(jobs.count()).toBe(2)
    early.end()
    expect(jobs.count()).toBe(1)
  })
})
