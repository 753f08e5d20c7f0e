import { describeDomain } from '@minzheng/core/testing'
import { childWelfare } from '../src/index.js'
import { examples } from './examples.js'

describeDomain(childWelfare, examples)
