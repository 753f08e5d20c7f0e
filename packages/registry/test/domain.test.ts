import { describeDomain } from '@minzheng/core/testing'
import { registry } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(registry, examples)
