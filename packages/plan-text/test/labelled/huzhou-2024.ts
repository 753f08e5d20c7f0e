import { nothing, promise, type LabelledPlan } from './labelled.js'

const one = (id: string): { readonly indicators: readonly string[] } => ({ indicators: [id] })

/** The clauses with numbers; `tests/plan-text.test.ts` reads the whole plan. */
export const huzhou2024: LabelledPlan = {
  id: 'huzhou-2024',
  what: '湖州市 2024 年全市民政工作要点, whole',
  source: 'index 002564280/2024-00043',
  tuned: true,
  clauses: [
    nothing('发布日期:2024-04-28 10:46:06'),
    nothing('2024年是新中国成立75周年,是实施十四五规划关键一年'),
    nothing('聚焦加快打造六个新湖州高水平建设生态文明典范城市以高质量发展为主题'),
    {
      text: '做好新一轮最低生活保障和特困供养提标工作,低保年标准达到1.4万元以上。',
      promises: [promise('level', 14_000, '元', '低保年标准', one('assistance.dibao-annual-standard'))],
    },
    nothing('加大对以三口之家计年收入不足10万元的困难对象救助力度。'),
    {
      text: '加强低收入人口动态监测,减少申请前置干预,扩大动态监测范围,监测对象占比达到5%以上。',
      promises: [promise('share', 5, '%', '监测对象占比', one('assistance.low-income-monitored-share'))],
    },
    {
      text: '持续实施善居工程,全年完成居家环境改善300户、现代化基础家电配置800户。',
      promises: [
        promise('new', 300, '户', '居家环境改善', { month: 12, ...one('assistance.shanju-home-improved-households') }),
        promise('new', 800, '户', '家电配置', { month: 12, ...one('assistance.shanju-appliance-households') }),
      ],
    },
    {
      text: '围绕“8545”建设运营要求,实现县、乡、村三级助联体规范化运行全覆盖。',
      promises: [
        promise('share', 100, '%', '助联体规范化运行', {
          operator: '=',
          indicators: [
            'assistance.zhulianti-county-coverage',
            'assistance.zhulianti-township-coverage',
            'assistance.zhulianti-village-coverage',
          ],
        }),
      ],
    },
    nothing('救助管理机构6.19“开放日活动加大生活无着流浪乞讨人员救助政策宣传力度'),
    nothing('贯彻落实留守儿童和困境儿童关爱服务质量提升三年行动方案。'),
    nothing('精准落实残疾人两项补贴政策,完善对象定期复核机制。'),
    {
      text: '做好精神障碍社区康复服务试点工作,推动精康服务全市覆盖。',
      promises: [promise('share', 100, '%', '精康服务', { operator: '=', ...one('assistance.jingkang-coverage') })],
    },
    nothing('做好第四届全国敬老文明号申报推荐工作'),
    {
      text: '深化落实养老护理员岗位津贴制度,每万老年人拥有持证护理员24.5人,新增专职居家养老护理员300人以上。',
      promises: [
        promise('level', 24.5, '人', '持证护理员', one('elderly-care.certified-caregivers-per-10k-elderly')),
        promise('new', 300, '人', '专职居家养老护理员', one('elderly-care.new-fulltime-home-caregivers')),
      ],
    },
    {
      text: '试点开展认知障碍社区干预,每万老年人口拥有认知障碍床位达到17张。',
      promises: [promise('level', 17, '张', '认知障碍床位', one('elderly-care.dementia-beds-per-10k-elderly'))],
    },
    {
      text: '推进康养联合体建设,乡镇(街道)覆盖率达到80%以上。',
      promises: [promise('share', 80, '%', '覆盖率', one('elderly-care.kangyang-consortium-township-coverage'))],
    },
    {
      text: '因地制宜打造一批养老服务综合体,新改建社区居家养老服务(照料)中心50个以上,推进安吉县云安里综合为老中心建设。',
      promises: [promise('new', 50, '个', '居家养老服务', one('elderly-care.home-care-centres-built'))],
    },
    nothing('供餐设备七个标准化建设,推进助餐服务全流程监管。'),
    {
      text: '新建城乡社区助餐服务点180个,扩大老年助餐服务覆盖,全年服务600万人次以上。',
      promises: [
        promise('new', 180, '个', '助餐服务点', { month: 12, ...one('elderly-care.new-meal-sites') }),
        promise('new', 6_000_000, '人次', '服务', { month: 12, ...one('elderly-care.meal-service-persontimes') }),
      ],
    },
    nothing('建立四个一点保障和服务机制,培育养老服务消费。'),
    {
      text: '推动市级慈善总会转型为枢纽型、服务型、行业型慈善组织,全市慈善组织数量达到100。',
      promises: [promise('level', 100, null, '慈善组织数量', one('charity.charitable-organisations'))],
    },
    {
      text: '支持慈善信托创新发展,新增慈善信托备案资金1000万元。',
      promises: [promise('new', 10_000_000, '元', '慈善信托备案资金', one('charity.charitable-trust-new-funds'))],
    },
    nothing('持续办好福彩有爱1+N”公益品牌活动'),
    {
      text: '常态化开展僵尸型社会组织治理,存量和新增整治比例不低于70%。',
      promises: [
        promise('share', 70, '%', '整治比例', {
          indicators: ['registry.zombie-so-stock-treated-rate', 'registry.zombie-so-new-treated-rate'],
        }),
      ],
    },
    {
      text: '引导社会组织参加等级评估,全市4A级及以上数量不少于150家。',
      promises: [promise('level', 150, '家', '4A级及以上数量', one('registry.so-4a-and-above'))],
    },
    {
      text: '支持成立社区发展基金会,总量不少于15家。',
      promises: [promise('level', 15, '家', '总量', one('registry.community-foundations'))],
    },
    nothing('扎实开展第五轮界线联检工作,完成市级界线杭湖线,县级界线长安线联检工作深化平安边界建设'),
    nothing('紧扣三支队伍建设,持续深化三专三比三问效活动。'),
    nothing('全面助推三个一号工程,打造民政改革标志性成果。'),
    nothing('适时开展十五五规划前期研究工作。'),
    {
      text: '全覆盖开展民政领域专项资金检查、绩效评价和福彩公益金监督审计工作',
      promises: [
        promise('share', 100, '%', '专项资金检查', {
          operator: '=',
          ...one('governance.special-fund-inspection-coverage'),
        }),
      ],
    },
  ],
}
