import { describeDomain } from '@minzheng/core/testing'
import { childWelfare } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(childWelfare, examples)
