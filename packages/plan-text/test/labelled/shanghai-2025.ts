import { nothing, promise, type LabelledPlan } from './labelled.js'

const meals = ['elderly-care.new-meal-sites']

/** The whole notice; clauses as they are in it. */
export const shanghai2025: LabelledPlan = {
  id: 'shanghai-2025',
  what: '上海市民政局 2025 年民心工程和为民办实事项目任务指标的通知, whole',
  source: 'https://mzj.sh.gov.cn/MZ_zhuzhan292_0-2-8-15-55-244/20250127/daef238e3528461eb81963d11d451d0a.html',
  tuned: true,
  clauses: [
    nothing('文件编号: | 沪民办发〔2025〕3 号 | 公开类别: | 主动公开 |'),
    {
      text: '纳入本市2025年民心工程的项目有:新建30家社区综合为老服务中心、新建30家社区长者食堂、新建200个家门口养老服务站、新增50家“养老院+互联网”医院、新增90000户为老服务“一键通”用户、培训产生3100名中级及以上技能等级养老护理员。',
      promises: [
        promise('new', 30, '家', '综合为老服务中心', {
          indicators: ['elderly-care.elderly-service-complexes', 'elderly-care.home-care-centres-built'],
        }),
        promise('new', 30, '家', '长者食堂', { indicators: meals }),
        promise('new', 200, '个', '养老服务站'),
        promise('new', 50, '家', '医院'),
        promise('new', 90_000, '户', '用户'),
        promise('new', 3100, '名', '养老护理员'),
      ],
    },
    {
      text: '纳入本市2025年为民办实事项目有:为4000名老年人提供家庭照护床位服务,新增3000张养老床位,新增800张困难重残养护床位,改建3000张认知障碍照护床位;',
      promises: [
        promise('new', 4000, '名', '老年人'),
        promise('new', 3000, '张', '养老床位'),
        promise('new', 800, '张', '养护床位'),
        promise('new', 3000, '张', '认知障碍'),
      ],
    },
    {
      text: '新增30个社区长者食堂、30个乡村长者照护之家;',
      promises: [promise('new', 30, '个', '长者食堂', { indicators: meals }), promise('new', 30, '个', '照护之家')],
    },
    {
      text: '为3万户特殊困难老年人家庭安装智能水表。',
      promises: [promise('new', 30_000, '户', '老年人家庭')],
    },
    nothing('请各区于2月20日前正式上报各项指标落实点位具体信息,并从3月起每月20日前上报截至当月的项目推进情况。'),
    nothing('同步完成“十四五”目标任务的要求'),
  ],
}
