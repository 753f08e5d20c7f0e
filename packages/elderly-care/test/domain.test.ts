import { describeDomain } from '@minzheng/core/testing'
import { elderlyCare } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(elderlyCare, examples)
