import { describeDomain } from '@minzheng/core/testing'
import { assistance } from '../src/index.js'
import { examples } from './examples.js'

describeDomain(assistance, examples)
