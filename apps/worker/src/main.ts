#!/usr/bin/env node
import { huzhouCatalogue } from '@minzheng/plan'
import { runService } from './run.js'

await runService(huzhouCatalogue)
