import type { Answered, Asked, Memory } from './messages.js'

/** The channel to the parent of the process. */
export const say = (message: Answered): void => void process.send!(message)

/** The memory after a collection of garbage, in MB. */
export async function memory(): Promise<Memory> {
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    globalThis.gc?.()
  }
  const { rss, heapUsed } = process.memoryUsage()
  return { rssMb: Math.round(rss / 2 ** 20), heapMb: Math.round(heapUsed / 2 ** 20) }
}

/** Answers what the parent asks, and stops once when it asks for that or is gone. */
export function answerParent(answer: (asked: Asked) => Promise<unknown>, stop: () => Promise<void>): void {
  let stopped: Promise<void> | undefined
  const end = (): Promise<void> => (stopped ??= stop())
  process.on('message', (asked: Asked) => {
    const answered = asked.what === 'stop' ? end() : answer(asked)
    answered.then(
      (value) => {
        say({ id: asked.id, value: value ?? null })
        if (asked.what === 'stop') process.disconnect()
      },
      (error: unknown) => say({ id: asked.id, error: String(error) }),
    )
  })
  // Without its parent it has nothing to do.
  process.on('disconnect', () => void end().finally(() => process.exit(0)))
}
