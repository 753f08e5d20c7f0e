/**
 * A read that many ask for at once: calls that come while it runs wait for the next run, and share it. So each call gets
 * what holds after it was made, never what an earlier call has found, and one run is under way at most.
 */
export function gathered<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined
  let waiting: Promise<Result> | undefined
  const begin = (): Promise<Result> => {
    waiting = undefined
    const own = read()
    running = own
    const done = (): void => {
      if (running === own) running = undefined
    }
    own.then(done, done)
    return own
  }
  return () => (running === undefined ? begin() : (waiting ??= running.then(begin, begin)))
}
