import { describeDomain } from '@minzheng/core/testing'
import { governance } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(governance, examples)
