import { describeDomain } from '@minzheng/core/testing'
import { assistance } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(assistance, examples)
