import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/**
 * Residential homes for older people (养老机构) with their beds, grade (GB/T 37276) and fire system; a value that a home
 * does not state is not counted.
 */
export const elderlyInstitutions = dataset({
  name: 'elderly-institutions',
  title: { zh: '养老机构', en: 'Elderly-care institutions' },
  counts: 'organisation',
  fields: {
    institution: text('机构编号', 'Institution'),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码', '所在村(社区)代码'] }),
    kind: choice('机构类型', 'Kind', {
      public: { zh: '公办', en: 'public' },
      private: { zh: '民办', en: 'private' },
      'public-private': { zh: '公建民营', en: 'publicly built, privately run' },
    }),
    beds: integer('核定床位数', 'Approved beds', 'bed', { aliases: ['床位数'] }),
    nursingBeds: integer('护理型床位数', 'Nursing beds', 'bed'),
    dementiaBeds: integer('认知障碍床位数', 'Dementia beds', 'bed', { aliases: ['认知障碍照护床位数'] }),
    openBeds: optional(integer('开放床位数', 'Beds in use or free', 'bed', { aliases: ['投入使用床位数'] })),
    occupiedBeds: optional(integer('入住床位数', 'Occupied beds', 'bed', { aliases: ['入住人数'] })),
    codedBeds: optional(integer('一床一码床位数', 'Beds with a code', 'bed')),
    checkedBeds: optional(integer('本年已核查床位数', 'Beds checked this year', 'bed')),
    size: optional(
      choice('规模', 'Size', {
        small: { zh: '小型', en: 'small' },
        medium: { zh: '中型', en: 'medium' },
        large: { zh: '大型', en: 'large' },
      }),
    ),
    fireSystem: optional(flag('是否配置消防管理和预防系统', 'Has the fire management system')),
    stateRun: optional(flag('是否由国企运营', 'Run by a state firm', { aliases: ['是否完成国企化改革'] })),
    grade: optional(integer('等级', 'Grade', 'grade', { min: 1, max: 5 })),
    gradedOn: optional(day('等级评定日期', 'Graded on')),
    gradeUntil: optional(day('等级有效期至', 'Grade valid until')),
    resettlementFiledOn: optional(day('老年人安置方案报送日期', 'Resettlement plan filed on')),
    openedOn: day('备案日期', 'Opened on', { aliases: ['开业日期'] }),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['institution'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['机构名称', '负责人', '联系电话', '地址'],
})
