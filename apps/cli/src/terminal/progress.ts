import { SingleBar } from 'cli-progress'
import { colours, print } from './output.js'

/** One step of a longer job: a bar if a person watches, one line when it is done. */
export interface Step {
  readonly update: (done: number, all: number, note?: string) => void
  readonly done: (note: string) => void
}

/** Begins a step; `title` is in Chinese first. */
export function step(title: string): Step {
  const started = performance.now()
  // The bar is drawn on standard error.
  const watched = process.stderr.isTTY
  let bar: SingleBar | undefined
  return {
    update: (done, all, note = '') => {
      if (!watched) return
      if (bar === undefined) {
        bar = new SingleBar({
          format: `${title} {bar} {percentage}% {note}`,
          barsize: 24,
          // Its own listeners for SIGINT and SIGTERM stop the bar and let the work continue; without any, the system
          // ends the process at once.
          gracefulExit: false,
          // The terminal would also not wrap lines again afterwards.
          linewrap: true,
          clearOnComplete: true,
          barCompleteChar: '█',
          barIncompleteChar: '░',
        })
        bar.start(all, done, { note })
      }
      bar.setTotal(all)
      bar.update(done, { note })
    },
    done: (note) => {
      bar?.stop()
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      print(`${colours.green('✓')} ${title}  ${note}  ${colours.dim(`${seconds} s`)}`)
    },
  }
}
