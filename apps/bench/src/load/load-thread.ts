import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { openLoop, type Load } from './open-loop.js'

// A thread of its own, so that what the benchmark does meanwhile does not delay the requests.
const port: MessagePort = parentPort!
port.postMessage(await openLoop(workerData as Load))
