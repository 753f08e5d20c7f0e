import { nothing, promise, type LabelledPlan } from './labelled.js'

const dibao = { indicators: ['assistance.dibao-annual-standard'] }

/** A county's plan whose published text lost 元 and some punctuation. */
export const guzhang2021: LabelledPlan = {
  id: 'guzhang-2021',
  what: '古丈县民政局 2021 年工作要点, its opening',
  source: 'http://www.5yfw.com/fanwen/yaodian/148994.html',
  tuned: true,
  clauses: [
    nothing('2021年是建党100周年,也是十四五规划开局之年'),
    {
      text: '城市低保标准不低于550/月,救助水平不低于374/月;',
      promises: [promise('level', 550, '元', '城市低保标准', dibao), promise('level', 374, '元', '救助水平')],
    },
    {
      text: '农村低保标准不低于4380/年,救助水平不低于230/月。',
      promises: [promise('level', 4380, '元', '农村低保标准', dibao), promise('level', 230, '元', '救助水平')],
    },
    {
      text: '县市城区集中治丧率达到100%、火化区火化率达到100%。',
      promises: [promise('share', 100, '%', '集中治丧率'), promise('share', 100, '%', '火化率')],
    },
    nothing('启动殡仪馆二期殡葬基础设施建设。'),
    nothing('列为“两违”治理范围'),
  ],
}
