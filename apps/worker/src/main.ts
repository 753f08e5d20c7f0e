#!/usr/bin/env node
import { huzhouCatalogue } from '@minzheng/plan'
import { runService } from './service/run.js'

await runService(huzhouCatalogue)
