#!/usr/bin/env node
import { runCommandLine } from './command-line.js'

// A reader of the output may stop early, as `head` does.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

await runCommandLine(process.argv.slice(2))
