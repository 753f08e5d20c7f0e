import { choice, dataset, day, districtCode, integer, optional, pseudonym, text } from '@minzheng/core'

const villageCode = districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '所在村(社区)代码'] })

/** Caregivers (养老护理员), one record a person, however many certificates they hold. */
export const caregivers = dataset({
  name: 'caregivers',
  title: { zh: '养老护理员', en: 'Caregivers' },
  counts: 'person',
  fields: {
    caregiver: pseudonym('身份证号', 'Caregiver', { aliases: ['身份证', '身份证号码', '公民身份号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code'),
    setting: choice('服务类型', 'Setting', {
      home: { zh: '居家', en: 'home care', aliases: ['居家养老'] },
      community: { zh: '社区', en: 'community care' },
      institution: { zh: '机构', en: 'institution', aliases: ['养老机构'] },
    }),
    employment: choice('用工形式', 'Employment', {
      'full-time': { zh: '专职', en: 'full time', aliases: ['全职'] },
      'part-time': { zh: '兼职', en: 'part time' },
    }),
    certificate: optional(
      choice('证书等级', 'Certificate', {
        'level-5': { zh: '五级', en: 'level 5', aliases: ['五级/初级工', '初级'] },
        'level-4': { zh: '四级', en: 'level 4', aliases: ['四级/中级工', '中级'] },
        'level-3': { zh: '三级', en: 'level 3', aliases: ['三级/高级工', '高级'] },
        'level-2': { zh: '二级', en: 'level 2', aliases: ['二级/技师', '技师'] },
        'level-1': { zh: '一级', en: 'level 1', aliases: ['一级/高级技师', '高级技师'] },
      }),
    ),
    certifiedOn: optional(day('发证日期', 'Certified on')),
    startedOn: day('入职日期', 'Started on'),
    leftOn: optional(day('离职日期', 'Left on')),
  },
  key: ['caregiver'],
  time: { kind: 'stock', from: 'startedOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话'],
})

/** Residential homes for older people (养老机构) with their beds. */
export const elderlyInstitutions = dataset({
  name: 'elderly-institutions',
  title: { zh: '养老机构', en: 'Elderly-care institutions' },
  counts: 'organisation',
  fields: {
    institution: text('机构编号', 'Institution'),
    district: villageCode,
    kind: choice('机构类型', 'Kind', {
      public: { zh: '公办', en: 'public' },
      private: { zh: '民办', en: 'private' },
      'public-private': { zh: '公建民营', en: 'publicly built, privately run' },
    }),
    beds: integer('核定床位数', 'Approved beds', 'bed', { aliases: ['床位数'] }),
    nursingBeds: integer('护理型床位数', 'Nursing beds', 'bed'),
    dementiaBeds: integer('认知障碍床位数', 'Dementia beds', 'bed', { aliases: ['认知障碍照护床位数'] }),
    openedOn: day('备案日期', 'Opened on', { aliases: ['开业日期'] }),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['institution'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['机构名称', '负责人', '联系电话', '地址'],
})

/** Recognised health-and-care consortia (康养联合体), each at its township. */
export const kangyangConsortia = dataset({
  name: 'kangyang-consortia',
  title: { zh: '康养联合体', en: 'Health-and-care consortia' },
  counts: 'site',
  fields: {
    consortium: text('联合体编号', 'Consortium'),
    district: districtCode('乡镇(街道)代码', 'District code', { aliases: ['行政区划代码'] }),
    recognisedOn: day('认定日期', 'Recognised on'),
    endedOn: optional(day('取消日期', 'Ended on')),
  },
  key: ['consortium'],
  time: { kind: 'stock', from: 'recognisedOn', to: 'endedOn' },
  dropped: ['联合体名称', '牵头单位'],
})

/** Community home-care centres (社区居家养老服务(照料)中心) and the day when building or rebuilding was last completed. */
export const homeCareCentres = dataset({
  name: 'home-care-centres',
  title: { zh: '社区居家养老服务中心', en: 'Community home-care centres' },
  counts: 'site',
  fields: {
    centre: text('中心编号', 'Centre'),
    district: villageCode,
    openedOn: day('启用日期', 'Opened on'),
    work: optional(
      choice('建设类型', 'Work', {
        new: { zh: '新建', en: 'newly built' },
        rebuilt: { zh: '改建', en: 'rebuilt', aliases: ['改扩建', '提升改造'] },
      }),
    ),
    completedOn: optional(day('新改建完成日期', 'Work completed on', { aliases: ['完成日期'] })),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['centre'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['中心名称', '负责人', '联系电话', '地址'],
})

/** Meal sites for older people (老年助餐服务点). */
export const mealSites = dataset({
  name: 'meal-sites',
  title: { zh: '老年助餐点', en: 'Meal sites' },
  counts: 'site',
  fields: {
    site: text('助餐点编号', 'Site'),
    district: villageCode,
    kind: choice('类型', 'Kind', {
      'central-kitchen': { zh: '中心食堂', en: 'central kitchen' },
      canteen: { zh: '老年食堂', en: 'canteen' },
      point: { zh: '助餐点', en: 'serving point' },
      neighbours: { zh: '邻里助餐', en: 'neighbours’ table' },
    }),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['助餐点名称', '负责人', '联系电话', '地址'],
})

/** How many meals a site served on a day, in person-times (人次): one older person at one meal. */
export const mealDays = dataset({
  name: 'meal-days',
  title: { zh: '老年助餐服务日报', en: 'Meals served by day' },
  counts: 'case',
  fields: {
    site: text('助餐点编号', 'Site'),
    district: villageCode,
    servedOn: day('服务日期', 'Served on'),
    personTimes: integer('服务人次', 'Person-times', 'person-time', { aliases: ['就餐人次', '助餐人次'] }),
  },
  key: ['site', 'servedOn'],
  time: { kind: 'flow', on: 'servedOn' },
})
