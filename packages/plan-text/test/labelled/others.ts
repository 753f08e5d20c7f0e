import { nothing, promise, type LabelledPlan } from './labelled.js'

const meals = { indicators: ['elderly-care.new-meal-sites'] }
const dibao = { indicators: ['assistance.dibao-annual-standard'] }

/** Held back until the rules were done: single clauses of plans and lists of tasks of other places. */
export const others: LabelledPlan = {
  id: 'others',
  what: '杭州 2024 实事, 西湖区 2024 实事, 陆丰 2023, 合肥 2022, 黔南 2021, 上海 2022–2035 规划, 北京 2026, 河南 2025: single clauses',
  source:
    'hzxh.gov.cn/art/2024/4/22/art_1229346875_59037484.html, credit.xhgjzx.net/art/2025/1/3/art_1566998_59108057.html, post_802365 (陆丰), 合肥市老年助餐服务行动方案, m.mooncyber.com/news/qiannan/2020/1203/1509089.shtml, mzj.zhengzhou.gov.cn/gzdt/9152684.jhtml',
  tuned: false,
  clauses: [
    { text: '新增老年食堂(助餐点)15个', promises: [promise('new', 15, '个', '老年食堂', meals)] },
    { text: '新增认知障碍照护专区床位100张', promises: [promise('new', 100, '张', '床位')] },
    { text: '新增养老机构护理型床位500张', promises: [promise('new', 500, '张', '护理型床位')] },
    {
      text: '开展“金西善养”系列为老服务活动300场次',
      promises: [promise('new', 300, '场次', '为老服务活动', { indicators: ['elderly-care.elderly-activity-events'] })],
    },
    {
      text: '一是新增老年助餐服务点227个,二是新增认知障碍照护专区床位1000张。',
      promises: [promise('new', 227, '个', '老年助餐服务点', meals), promise('new', 1000, '张', '床位')],
    },
    nothing('截至12月底,各项目建设任务均已提前超额完成,总体完成率达111.86%'),
    {
      text: '建设12个镇(街道)、20个村(社区)养老服务中心(站)示范点,新建100家爱心(长者)食堂,实现社会救助、养老服务提质增效。',
      promises: [
        promise('new', 12, '个', '镇'),
        promise('new', 20, '个', '村'),
        promise('new', 100, '家', '爱心', meals),
      ],
    },
    {
      text: '建成城市老年食堂、老年助餐点不少于826个,略高于省下达的812个任务',
      promises: [promise('new', 826, '个', '老年助餐点', meals)],
    },
    {
      text: '将实现三个全覆盖,即街道、乡镇老年食堂全覆盖,城市社区老年助餐点全覆盖,经济困难老年人发放就餐补贴全覆盖。',
      promises: [
        promise('share', 100, '%', '老年食堂', { operator: '=', indicators: ['elderly-care.meal-service-coverage'] }),
        promise('share', 100, '%', '老年助餐点', { operator: '=', indicators: ['elderly-care.meal-service-coverage'] }),
        promise('share', 100, '%', '就餐补贴', { operator: '=' }),
      ],
    },
    {
      text: '2023年,全市计划再新增老年食堂、助餐点不少于290个。',
      promises: [promise('new', 290, '个', '助餐点', meals)],
    },
    {
      text: '黔南州农村低保提高至4500元/年,城市低保提高至650元/月。',
      promises: [promise('level', 4500, '元', '农村低保', dibao), promise('level', 650, '元', '城市低保', dibao)],
    },
    {
      text: '黔南州民政局将争取上级社会救助资金8亿元以上',
      promises: [promise('level', 800_000_000, '元', '社会救助资金')],
    },
    {
      text: '上海到2025年建成不少于17.8万张养老床位,其中护理型床位占比不小于60%,且包含至少1.5万张认知障碍老年人照护床位。',
      promises: [
        promise('new', 178_000, '张', '养老床位'),
        promise('share', 60, '%', '护理型床位占比'),
        promise('level', 15_000, '张', '照护床位'),
      ],
    },
    {
      text: '全市每千人居家社区养老服务设施建筑面积达到50平方米,街镇养老服务综合体总量力争达到500家,社区老年助餐服务供应能力达到每天约25万人次,建成100家乡村长者照护之家。',
      promises: [
        promise('level', 50, '平方米', '建筑面积'),
        promise('level', 500, '家', '养老服务综合体', { indicators: ['elderly-care.elderly-service-complexes'] }),
        promise('level', 250_000, '人次', '助餐服务', { indicators: ['elderly-care.meal-service-persontimes'] }),
        promise('new', 100, '家', '照护之家'),
      ],
    },
    {
      text: '新建20个区域养老服务中心,新增5000张家庭养老床位;',
      promises: [
        promise('new', 20, '个', '养老服务中心'),
        promise('new', 5000, '张', '家庭养老床位', { indicators: ['elderly-care.family-care-beds'] }),
      ],
    },
    {
      text: '提升100家县级养老机构服务水平,实现1000所乡镇区域养老服务中心转型,建成1000个村级标准化养老服务站点,做好居家适老化改造、老年助餐等工作。',
      promises: [
        promise('new', 100, '家', '县级养老机构'),
        promise('new', 1000, '所', '养老服务中心'),
        promise('new', 1000, '个', '养老服务站点'),
      ],
    },
    nothing('杭州已新增康养联合体24家'),
    nothing('全市60岁以上老年人口约132万人,目前占比25%'),
  ],
}
