import { describeChecks } from '@minzheng/core/testing'
import { charity } from '../src/index.js'

const organisation = { creditCode: '51330500MJ0000018F', district: '330502', recognisedOn: '2024-05-01', endedOn: '2024-04-01', publicFundraising: false }
const filing = { filing: 'XT-1', district: '330502', filedOn: '2024-05-01', kind: 'new', property: 0 }

describeChecks(charity, [
  { check: 'charity.ended-after-recognised', records: { charities: [organisation] }, finds: ['330502'] },
  { check: 'charity.trust-has-property', records: { 'trust-filings': [filing] }, finds: ['330502'] },
])
