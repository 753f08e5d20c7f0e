import { describeDomain } from '@minzheng/core/testing'
import { elderlyCare } from '../src/index.js'
import { examples } from './examples.js'

describeDomain(elderlyCare, examples)
