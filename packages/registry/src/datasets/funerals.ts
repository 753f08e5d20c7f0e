import { choice, dataset, day, districtCode, flag, money, optional, pseudonym, text } from '@minzheng/core'

/**
 * Funeral services (殡葬服务), one row for each person who died, at the district where that person was registered: where
 * the body was cremated, how the ashes were laid to rest, which services were free of charge, and which were handled
 * together. No name, no identity number.
 */
export const funeralServices = dataset({
  name: 'funeral-services',
  title: { zh: '殡葬服务', en: 'Funeral services' },
  counts: 'case',
  fields: {
    service: text('服务编号', 'Service'),
    district: districtCode('逝者户籍地区划代码', 'District code', { aliases: ['行政区划代码'] }),
    diedOn: day('死亡日期', 'Died on'),
    servedOn: day('服务日期', 'Served on', { aliases: ['办理日期'] }),
    cremation: choice('火化地', 'Cremated', {
      here: { zh: '本区县', en: 'in the district' },
      elsewhere: { zh: '外区县', en: 'elsewhere' },
      none: { zh: '未火化', en: 'not cremated' },
    }),
    burial: optional(
      choice('安葬方式', 'Burial', {
        'ash-hall': { zh: '骨灰堂', en: 'ash hall', aliases: ['骨灰堂格位', '格位'] },
        tree: { zh: '树葬', en: 'under a tree' },
        lawn: { zh: '草坪葬', en: 'under a lawn' },
        wall: { zh: '壁葬', en: 'in a wall' },
        bamboo: { zh: '竹林葬', en: 'in a bamboo grove' },
        sea: { zh: '海葬', en: 'at sea' },
        grave: { zh: '墓葬', en: 'in a grave', aliases: ['公墓'] },
      }),
    ),
    entitled: flag('是否免费对象', 'Entitled to free basics'),
    free: flag('基本服务是否已免费', 'Basics were free'),
    waived: optional(money('免费金额', 'Waived', { aliases: ['减免金额'] })),
    oneThing: flag('是否一件事办理', 'Handled as one thing'),
    propertyQuery: flag('是否涉财联办查询', 'Joint query of property'),
  },
  key: ['service'],
  time: { kind: 'flow', on: 'servedOn' },
  dropped: ['逝者姓名', '身份证号', '经办人', '联系电话', '住址'],
})

/**
 * Those who work in funeral services (殡葬从业人员), from the day they started until they left, and when they were last
 * trained.
 */
export const funeralStaff = dataset({
  name: 'funeral-staff',
  title: { zh: '殡葬从业人员', en: 'Funeral staff' },
  counts: 'person',
  fields: {
    staff: pseudonym('身份证号', 'Staff member', { aliases: ['证件号码'] }),
    district: districtCode(),
    startedOn: day('入职日期', 'Started on'),
    leftOn: optional(day('离职日期', 'Left on')),
    trainedOn: optional(day('最近培训日期', 'Last trained on')),
  },
  key: ['staff', 'startedOn'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话', '单位名称'],
})
