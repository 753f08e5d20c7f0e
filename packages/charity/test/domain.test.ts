import { describeDomain } from '@minzheng/core/testing'
import { charity } from '../src/index.js'
import { examples } from './examples.js'

describeDomain(charity, examples)
