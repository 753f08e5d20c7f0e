/**
 * A read that many ask for at once: calls that come while it runs wait for the next run, and share it. So each call gets
 * what holds after it was made, never what an earlier call has found, and one run is under way at most.
 * @param read gets what the calls of a run ask for
 */
export function gathered<Asked, Result>(
  read: (asked: readonly Asked[]) => Promise<Result>,
): (asked: Asked) => Promise<Result> {
  let running: Promise<Result> | undefined
  let waiting: { readonly asked: Asked[]; readonly run: Promise<Result> } | undefined
  const begin = (asked: readonly Asked[]): Promise<Result> => {
    waiting = undefined
    const own = read(asked)
    running = own
    const done = (): void => {
      if (running === own) running = undefined
    }
    own.then(done, done)
    return own
  }
  return (each) => {
    if (running === undefined) return begin([each])
    if (waiting === undefined) {
      const asked = [each]
      const next = (): Promise<Result> => begin(asked)
      waiting = { asked, run: running.then(next, next) }
    } else waiting.asked.push(each)
    return waiting.run
  }
}
