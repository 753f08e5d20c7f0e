#!/usr/bin/env node
import { runService } from './service/run.js'

await runService()
