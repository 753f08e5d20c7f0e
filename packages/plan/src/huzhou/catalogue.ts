import { catalogue } from '@minzheng/core'
import { domains } from '../domains.js'
import { huzhouTree } from './districts.js'

/** All domains over the districts of Huzhou. */
export const huzhouCatalogue = catalogue(domains, huzhouTree)
