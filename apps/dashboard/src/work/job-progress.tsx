import { useEffect, useState } from 'react'
import { serviceAddress } from '../data/client.js'
import type { Job } from '../data/releases.js'

const states = ['waiting', 'running', 'done', 'failed'] as const

/** A job as the service tells of it while it goes on; the browser connects again by itself. */
export function useJob(first: Job | undefined): Job | undefined {
  const [job, setJob] = useState(first)
  const id = first?.id
  useEffect(() => {
    if (id === undefined) return undefined
    const events = new EventSource(serviceAddress(`v1/jobs/${encodeURIComponent(id)}/events`))
    const take = ({ data }: MessageEvent<string>): void => {
      const now = JSON.parse(data) as Job
      setJob(now)
      if (now.state === 'done' || now.state === 'failed') events.close()
    }
    for (const state of states) events.addEventListener(state, take)
    return () => events.close()
  }, [id])
  // A further job is shown from its beginning.
  return job?.id === id ? job : first
}
