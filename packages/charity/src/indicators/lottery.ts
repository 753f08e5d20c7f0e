import { byValue, indicator, milestone, share, total, type Text } from '@minzheng/core'
import { lotteryOutlets } from '../datasets/index.js'
import {
  lotteryEvents,
  lotterySales,
  outlets,
  outletsChecked,
  terminals,
  terminalsInOrder,
  themeTicketSales,
} from '../measures.js'

const onlyWatched: Text = {
  zh: '要求稳健,不以销售增长为目标,数值仅供监测',
  en: 'steadiness is asked, not growth: the figure is only watched, although more is shown as better',
}

/** Sales of the theme tickets for common prosperity (共同富裕主题传统票) within the period, in yuan. */
export const lotteryThemeTicketSales = indicator({
  id: 'charity.lottery-theme-ticket-sales',
  name: { zh: '共同富裕主题传统票销售额', en: 'Sales of theme tickets' },
  formula: total(themeTicketSales),
  doubts: [onlyWatched],
})

/** All sales of welfare lottery tickets within the period, theme tickets among them, in yuan. */
export const lotterySalesAmount = indicator({
  id: 'charity.lottery-sales-amount',
  name: { zh: '福利彩票销售额', en: 'Welfare lottery sales' },
  formula: total(lotterySales),
  doubts: [onlyWatched],
})

/** The stage of the reform of how lottery sales are managed, at the city bureau. */
export const lotteryReformStage = milestone({
  id: 'charity.lottery-reform-stage',
  name: { zh: '福彩销售管理体制机制改革', en: 'Reform of lottery sales management' },
  lowestLevel: 'city',
})

/** Welfare events of the lottery's brand “福彩有爱1+N” held within the period. */
export const lotteryCharityEvents = indicator({
  id: 'charity.lottery-charity-events',
  name: { zh: '“福彩有爱1+N”公益品牌活动场次', en: 'Welfare events of the lottery brand' },
  formula: total(lotteryEvents),
})

/**
 * Self-service terminals whose selling has been put in order, in percent of those in use on the last day. Not known if
 * there is none.
 */
export const lotteryTerminalsRegulated = indicator({
  id: 'charity.lottery-terminal-regulated-rate',
  name: { zh: '自助终端销售行为规范完成率', en: 'Self-service terminals put in order' },
  formula: share(terminalsInOrder, terminals),
  doubts: [{ zh: '已撤销的终端不再计入', en: 'a terminal that was taken away is in neither count' }],
})

/**
 * Outlets and terminals checked since the year began, in percent of those in use on the last day. Not known if there is
 * none.
 */
export const lotterySupervisionRate = indicator({
  id: 'charity.lottery-supervision-rate',
  name: { zh: '福彩发行销售监督检查覆盖率', en: 'Lottery outlets checked' },
  formula: share(outletsChecked, outlets),
  by: { kind: byValue(lotteryOutlets, lotteryOutlets.col.kind) },
})

/** In the plan’s order. */
export default [
  lotteryThemeTicketSales,
  lotterySalesAmount,
  lotteryReformStage,
  lotteryCharityEvents,
  lotteryTerminalsRegulated,
  lotterySupervisionRate,
] as const
