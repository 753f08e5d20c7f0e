/** A plan's numbers and headings; the sentences below them are invented, since only the outline is labelled. */
export interface Outline {
  readonly id: string
  readonly source: string
  readonly tuned: boolean
  readonly text: string
  /** Number and first letters of each section and item, as they are in the text. */
  readonly sections: readonly string[]
  readonly items: readonly string[]
}

const body =
  '统一、规范开展工作，实现县、乡、村三级联动。全年新增服务点20个以上，覆盖率达到98.5%，比上年提高1.5个百分点；落实《办法》第三条、第（四）项要求。'
const points = '一是健全制度，完善二、三级网络。二是培训人员300人次以上。三是统一标准。'

type Line = readonly [kind: 'section' | 'item', mark: string, heading: string, rest?: string]

/** `glued`: the text of an item follows its heading on the same line. */
function outline(
  id: string,
  source: string,
  tuned: boolean,
  title: string,
  lines: readonly Line[],
  glued = true,
): Outline {
  const text = lines
    .map(([kind, mark, heading, rest]) =>
      kind === 'section' ? `${mark}${heading}` : `${mark}${heading}。${glued ? '' : '\n'}${rest ?? body}`,
    )
    .join('\n')
  const of = (wanted: string): readonly string[] =>
    lines.filter(([kind]) => kind === wanted).map(([, mark, heading]) => `${mark}${heading.slice(0, 4)}`)
  return {
    id,
    source,
    tuned,
    text: `${title}\n2025年全市民政工作坚持以新思想为指导。\n${text}\n`,
    sections: of('section'),
    items: of('item'),
  }
}

export const outlines: readonly Outline[] = [
  outline(
    'jinhua-2025',
    'mzj.jinhua.gov.cn/art/2025/4/30/art_1229698118_4224270.html, its opening',
    true,
    '2025年全市民政工作要点',
    [
      ['item', '一、', '工作思路'],
      ['section', '二、', '主要任务'],
      ['section', '(一)', '着力提升党建引领工作水平'],
      ['item', '1.', '强化思想政治建设'],
      ['item', '2.', '加强党的组织建设'],
      ['item', '3.', '推动党建与业务深度融合'],
      ['section', '(二)', '着力提升应对人口老龄化工作水平'],
      ['item', '4.', '健全养老服务体系', points],
      ['item', '5.', '发展银发经济'],
    ],
  ),
  outline(
    'guzhang-2021',
    'www.5yfw.com/fanwen/yaodian/148994.html, its opening',
    true,
    '古丈县民政局2021年工作要点',
    [
      ['item', '一、', '着力保障和改善民生,织牢困难群众基本生活保障安全网'],
      ['item', '二、', '着力完善殡葬基础设施建设,稳步推进惠民殡葬改革'],
      ['item', '三、', '着力加强社会组织管理', points],
    ],
    false,
  ),
  outline(
    'xianning-2020',
    'mzj.xianning.gov.cn/xxgk/xxgkml/ghjh/202101/t20210112_2251751.shtml, its opening',
    false,
    '2020年全市民政工作要点',
    [
      ['section', '一、', '坚决打赢民政领域脱贫攻坚战'],
      ['item', '1.', '兜准底,强化低保与扶贫开发有效衔接'],
      ['item', '2.', '兜住底,强化农村贫困人口低保倾斜政策'],
      ['item', '3.', '兜牢底', points],
      ['section', '二、', '切实提升基本民生保障水平'],
      ['item', '4.', '完善社会救助制度'],
      ['item', '5.', '加强儿童福利'],
    ],
  ),
  outline(
    'jingdezhen-2025',
    'mz.jdz.gov.cn/zwgk/fdzdgknr/jhyzj/t1017471.shtml, its opening',
    false,
    '2025年全市民政工作要点',
    [
      ['section', '一、', '全面贯彻习近平新时代中国特色社会主义思想'],
      ['item', '(一)', '坚定拥护“两个确立”、坚决做到“两个维护”'],
      ['item', '(二)', '坚持党建引领'],
      ['section', '二、', '健全社会救助体系'],
      ['item', '(一)', '完善分层分类救助', points],
      ['item', '(二)', '加强动态监测'],
      ['item', '(三)', '发展服务类救助'],
    ],
  ),
  outline(
    'hangzhou-2023',
    'mz.hangzhou.gov.cn/art/2024/2/8/art_1229323468_4239871.html, its opening',
    false,
    '杭州民政2023年工作总结和2024年工作思路',
    [
      ['section', '一、', '2023年工作总结'],
      ['section', '（一）', '全力推进优享工程专项工作'],
      ['item', '1.', '杭州养老服务工作获国务院督查激励'],
      ['item', '2.', '弱有众扶专项'],
      ['section', '（二）', '持续深化改革'],
      ['item', '1.', '深化婚俗改革', points],
      ['item', '2.', '加强地名管理'],
      ['section', '二、', '2024年工作思路'],
      ['item', '（一）', '老有康养'],
      ['item', '（二）', '弱有众扶'],
    ],
  ),
  outline('invented', 'invented: kinds of numbers that the plans above do not have', true, '某市2026年民政工作计划', [
    ['section', '第一章 ', '总体要求'],
    ['item', '一、', '指导思想'],
    ['item', '二、', '基本原则'],
    ['section', '第二章 ', '重点任务'],
    ['section', '一、', '养老服务'],
    ['item', '1、', '居家养老', '（1）新增床位300张。（2）培训120人次。'],
    ['item', '2、', '机构养老', '①提升护理型床位占比至60%。②完成改造5家。'],
    ['item', '3、', '人才队伍', '第一，抓培训。第二，抓待遇。'],
    ['section', '二、', '社会救助'],
    ['item', '1．', '低保提标'],
    ['item', '2．', '临时救助', points],
  ]),
]
