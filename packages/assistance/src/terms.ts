import { count } from '@minzheng/core'
import { monitoredPersons } from './datasets/index.js'

/** Persons under low-income monitoring, each once. */
export const monitored = count(monitoredPersons)
