import { nothing, promise, type LabelledPlan } from './labelled.js'

const graded = { indicators: ['registry.so-grade-assessed-rate'] }
const adapted = { indicators: ['elderly-care.home-ageing-adaptation-households'] }

/** Held back until the rules were done: the province's plans as papers report them. */
export const jiangsu2024: LabelledPlan = {
  id: 'jiangsu-2024',
  what: '江苏省 2024 年全省民政工作要点, as reported by 中国社会报, with the tasks of 2022, 2025 and 2021–2025',
  source:
    'http://18522802179.com/n152/n166/c1662004999979997792/content.html (中国社会报 2024-02-27), js.chinanews.com.cn/news/2024/0204/221385.html, xd.xdkb.net/p1/rd/20220211/255604.html, gongyi.jschina.com.cn/gyzx/202108/t20210830_2844424.shtml',
  tuned: false,
  clauses: [
    nothing('提出启动“幸福民政365工程”,实施兜底保障夯基行动、地名文化保护行动等8项行动'),
    {
      text: '预计到2024年年底,全省接受政府购买居家上门服务老年人的比例达到17.5%;',
      promises: [promise('share', 17.5, '%', '老年人的比例', { month: 12 })],
    },
    {
      text: '完善护理型床位认定标准,预计到2024年年底,全省养老机构护理型床位占比达到69%;',
      promises: [promise('share', 69, '%', '护理型床位占比', { month: 12 })],
    },
    {
      text: '组织开展第二届全省养老服务机构老年人营养餐大赛,改造提升500个城市社区助餐点、1000个乡村互助养老睦邻点;',
      promises: [promise('new', 500, '个', '助餐点'), promise('new', 1000, '个', '睦邻点')],
    },
    nothing('深化困境儿童“主动发现”机制,将6大类困境儿童全部纳入动态监测范围。'),
    {
      text: '按照示范性标准改造提升120个未成年人保护工作站,苏南、苏中、苏北社会组织等级评估率均值分别达到52%、47%和42%以上。',
      promises: [
        promise('new', 120, '个', '未成年人保护工作站'),
        promise('share', 52, '%', '等级评估率', graded),
        promise('share', 47, '%', '', graded),
        promise('share', 42, '%', '', graded),
      ],
    },
    {
      text: '将为3万户困难老年人家庭进行适老化改造;',
      promises: [promise('new', 30_000, '户', '老年人家庭', adapted)],
    },
    {
      text: '加强普惠型养老服务设施建设,70%的城市街道建有综合性养老服务中心。',
      promises: [promise('share', 70, '%', '综合性养老服务中心')],
    },
    {
      text: '深化医养结合,机构护理型床位占比达到67%,鼓励有条件的地区开展试点。',
      promises: [promise('share', 67, '%', '护理型床位占比')],
    },
    {
      text: '补齐农村养老服务短板,改造提升110个标准化农村区域性养老服务中心。',
      promises: [promise('new', 110, '个', '养老服务中心')],
    },
    {
      text: '改扩建120个省级儿童“关爱之家”,为留守、困境儿童提供全方位的关怀。',
      promises: [promise('new', 120, '个', '儿童')],
    },
    {
      text: '开展50万人次老年人运用智能技术培训,帮助老年人跨越“数字鸿沟”。',
      promises: [
        promise('new', 500_000, '人次', '老年人', { indicators: ['elderly-care.elderly-education-persontimes'] }),
      ],
    },
    {
      text: '设置基层适老生活体验中心,实现县(市、区)全覆盖。',
      promises: [promise('share', 100, '%', '', { operator: '=' })],
    },
    nothing('将特困人员救助供养覆盖的未成年人年龄从16周岁延长至18周岁'),
    {
      text: '低保标准按照上年度全体居民人均消费支出的30%—40%动态调整,特困供养基本生活标准不低于低保标准1.3倍',
      promises: [
        promise('share', 30, '%', '人均消费支出', { high: 40 }),
        promise('level', 1.3, '倍', '低保标准', { indicators: ['assistance.tekun-support-standard'] }),
      ],
    },
    {
      text: '计划生育特殊家庭等老年人服务覆盖率达到100%',
      promises: [promise('share', 100, '%', '服务覆盖率')],
    },
    {
      text: '新增居家适老化改造10万户,城市街道综合性养老服务中心覆盖率达到100%',
      promises: [
        promise('new', 100_000, '户', '居家适老化改造', adapted),
        promise('share', 100, '%', '养老服务中心覆盖率'),
      ],
    },
    {
      text: '护理型床位占养老机构床位比例达到70%以上',
      promises: [promise('share', 70, '%', '床位比例')],
    },
    {
      text: '新增通过职业技能等级认定的养老护理员不少于10万名,累计培训养老护理员不少于20万人次',
      promises: [promise('new', 100_000, '名', '养老护理员'), promise('new', 200_000, '人次', '养老护理员')],
    },
    {
      text: '全省培育65家以上省级养老服务高质量发展示范企业',
      promises: [promise('new', 65, '家', '示范企业')],
    },
    {
      text: '县(市、区)建有未成年人救助保护机构,90%以上的乡镇(街道)建有未成年人保护工作站(关爱之家)',
      promises: [promise('share', 90, '%', '乡镇')],
    },
    nothing('全面建立困境儿童“3步排查、4色管理、N重关爱”的主动发现、精准保障机制'),
    nothing('全省共建成居家社区养老服务中心1.8万个、运营各类老年人助餐点8145家'),
  ],
}
