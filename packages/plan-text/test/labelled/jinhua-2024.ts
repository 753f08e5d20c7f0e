import { nothing, promise, type LabelledPlan } from './labelled.js'

/** The year's tasks as the city's paper reports them. */
export const jinhua2024: LabelledPlan = {
  id: 'jinhua-2024',
  what: '金华市 2024 年“民政惠民有感”十方面实事, as reported, whole',
  source: 'http://chinazj.com.cn/jhnews/43312.html',
  tuned: true,
  clauses: [
    nothing('全市低保标准增幅不低于上年度全体居民人均可支配收入增幅;'),
    {
      text: '新增村(社区)老年助餐服务点60个以上,提供助餐、助行、助购、助洁等服务1500万人次以上;',
      promises: [
        promise('new', 60, '个', '老年助餐服务点', { indicators: ['elderly-care.new-meal-sites'] }),
        promise('new', 15_000_000, '人次', '服务', { indicators: ['elderly-care.meal-service-persontimes'] }),
      ],
    },
    {
      text: '新增老年人认知障碍床位700张,每万名老年人拥有认知障碍床位达到18张;',
      promises: [
        promise('new', 700, '张', '认知障碍床位'),
        promise('level', 18, '张', '认知障碍床位', { indicators: ['elderly-care.dementia-beds-per-10k-elderly'] }),
      ],
    },
    {
      text: '推动老年友好型社会建设,创建全国示范性老年友好型社区3个。',
      promises: [
        promise('new', 3, '个', '老年友好型社区', { indicators: ['elderly-care.national-age-friendly-communities'] }),
      ],
    },
    {
      text: '实施慈善“共富同行”三年行动,落实帮扶项目10个;',
      promises: [promise('new', 10, '个', '帮扶项目', { indicators: ['charity.charity-prosperity-projects'] })],
    },
    {
      text: '实施第二批“善居工程”,改造困难家庭居室250户;',
      promises: [
        promise('new', 250, '户', '困难家庭居室', { indicators: ['assistance.shanju-home-improved-households'] }),
      ],
    },
    {
      text: '培育壮大社会组织,创建社会组织孵化基地省级示范点10家,4A级以上社会组织330家;',
      promises: [
        promise('new', 10, '家', '孵化基地', { indicators: ['registry.so-incubation-bases'] }),
        promise('new', 330, '家', '社会组织', { indicators: ['registry.so-4a-and-above'] }),
      ],
    },
    nothing('提升殡葬服务水平,实施群众“身后事”6项基本服务免费,龙山公墓二期投入使用;'),
    {
      text: '优化婚姻登记管理服务,4A级以上婚姻登记场所达到100%,5A级达到60%;',
      promises: [promise('share', 100, '%', '婚姻登记场所'), promise('share', 60, '%', '5A级')],
    },
    {
      text: '加大水库移民后期扶持力度,打造和美移民村35个。',
      promises: [promise('new', 35, '个', '移民村')],
    },
    nothing('扎实推进“民政惠民有感”十方面实事。'),
    nothing('“普惠优享”社会服务提升行动等六大提升行动'),
    nothing('2025年全市民政工作紧扣省委“一个首要任务、三个主攻方向、两个根本”'),
    nothing('持续深化“三个年活动”:争先进位年、改革创新年、作风提升年。'),
  ],
}
