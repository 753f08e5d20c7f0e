import { describeDomain } from '@minzheng/core/testing'
import { charity } from '../src/index.js'
import { examples } from './examples/index.js'

describeDomain(charity, examples)
