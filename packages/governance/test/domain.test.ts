import { describeDomain } from '@minzheng/core/testing'
import { governance } from '../src/index.js'
import { examples } from './examples.js'

describeDomain(governance, examples)
