import { plainForm } from './plain-text.js'

/** Reasons that are complete as they are; messages and documents offer them. */
export const commonReasons: readonly string[] = Object.freeze([
  '重复登记',
  '重复报送',
  '录入错误',
  '报送错误',
  '报错月份',
  '报错文件',
  '名册不全',
  '编号写错',
  '已注销',
  '更正',
  '撤回有误',
  '其他',
])

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Of what a reason speaks, what is wrong with it, and what happens to it. None of them is a name. */
const reasonWords = [
  ...commonReasons,
  ...words(`
    日期 年度 年份 月份 季度 本年 上年 本月 上月 当月 次月 报告期 期间 时间 截止日 起始日 终止日 有效期
    单位 机构 部门 地区 区划 行政区划 区县 乡镇 街道 村 社区 本级 市本级 市级 县级 乡镇级 村级 外市 外省 外县 本县 本市
    文件 附件 名册 名单 台账 报表 表格 表头 标题 模板 版本 格式 页 缺页 行 列 工作表 来源 快报 全量 补充 增量
    记录 数据 信息 资料 内容 字段 项目 编号 证号 证件号 身份证号 号码 代码 主键 标识 名称 类型 类别 级别 等级 状态 标志 性质 方式 标准
    金额 数额 数量 人数 户数 次数 床位 面积 比例 总数 合计 小计 单价 数值 数字 小数 小数点 元 万元
    对象 人员 家庭 老人 老年人 儿童 残疾人 救助对象 低保对象 特困人员 护理员 志愿者 社会组织 养老机构 助餐点 服务站
    写错 填错 报错 录错 算错 传错 发错 选错 看错 漏报 漏填 漏录 多报 多填 多录 少报 错报 误报 误填 误录 误删 误撤 误传 误操作 重报 补报 迟报 虚报 谎报
    有误 错误 失误 不全 不符 不一致 不完整 不准确 不规范 缺失 缺少 遗漏 多余 重复 冲突 矛盾 过期 作废 无效 截断 乱码 笔误 颠倒 混淆 串行 错位
    注销 死亡 去世 迁出 迁入 转出 转入 离职 入职 停用 启用 停业 关停 关闭 开业 撤销 变更 调整 合并 拆分 划转 更名 改名 升级 降级 退出 终止 恢复 取消 暂停
    更改 修改 修正 改正 订正 删除 撤回 退回 报送 重新报送 重新 登记 上报 录入 填写 填报 导入 上传 入库 统计 汇总 核实 核对 复核 核查 审核 审计 检查 抽查 清理 清查 比对 校验
    上级 通知 要求 文件要求 按照 按 根据 依据 经 因 因为 由于 所以 应为 应当 应是 实为 实际 改为 原为 误为 写成 填成 报成 录成 算成 当成 写为 填为 报为 录为 误报为 错报为 误写为 误填为 误录为 属于 属 不属于 系 非 不是 并非 不在 已经 已 未 没有 无 被 的 了 与 及 以及 或 而 也 均 都 再 又 后 之前 之后 以后 以前 此前 其中 全部 部分 多数 个别 一条 两条 多条 一次 两次 本次 上次 首次
    异议 答复 维持 公布 发布 漏计 重计 少计 多计 未计 计入 未计入 不计入 复查 无误 属实 口径 指标 定义 公式 目标 分子 分母 进度 请 来函 另行
    系统 程序 软件 接口 网络 人工 操作 迁移 切换 测试 试验 演练 演示 模拟 培训 备份
  `),
  ...words(`
    duplicate duplicated wrong month period file source office district key field date value amount name record records
    row rows register registers return returns report reported twice typing entry error errors mistake withdrawn
    withdrawal withdraw correction corrected deleted closed cancelled incomplete missing page cut off was is were not
    the a an by of in for to and or other test trial chaos
  `),
]

const officeWords = [
  ...words(`
    省 市 县 区 镇 乡 街道 村 社区 省级 市级 县级 区级 镇级 本级 市本级
    民政部 民政厅 民政局 民政 人民政府 政府 街道办事处 办事处 街道办 镇政府 乡政府 村民委员会 村委会 居民委员会 居委会 管委会 党委 党支部
    局 厅 处 科 室 股 所 站 院 队 组 办 办公室 中心 分中心 支队 大队 窗口 大厅 委员会 工作部 事业部 部 联合会 协会 学会 基金会 促进会
    养老 养老服务 养老处 养老科 老龄 老龄工作 高龄 社会救助 救助 救助管理 低保 低收入 核对 经济状况核对 社会福利 福利 儿童福利 儿童 未成年人 未成年人保护 残疾人 残疾人福利
    社会组织 社会组织管理 社团 登记 登记管理 婚姻 婚姻登记 收养 收养登记 殡葬 殡葬管理 区划 地名 区划地名 基层政权 基层 社区治理 社会治理 社会事务 社会工作 慈善 慈善事业 志愿服务 彩票 福利彩票
    规划 财务 规划财务 计财 统计 信息 信息化 数据 大数据 信息中心 数据中心 综合 综合科 人事 机关 纪检 政策法规 法规 审计 监督 监管 执法 宣传 档案 后勤 总务 服务 服务中心 便民服务 党群 事务 管理 工作 保障
    敬老院 福利院 养老院 救助站 服务站 儿童之家 殡仪馆 公墓 婚姻登记处 社工站 未保站
    局长 副局长 科长 副科长 处长 副处长 主任 副主任 所长 站长 院长 股长 负责人 分管 分管领导 领导 经办 经办人 经办员 统计员 录入员 信息员 联络员 管理员 系统管理员 数据管理员 审核员 复核员 值班员 值班 工作人员 社工 民政员 民政助理
    填报单位 报送单位 单位 上级 本单位 系统 命令行 运维 开发 测试 试验 演练 模拟
  `),
  ...words(`
    civil affairs bureau office department division section unit desk centre center county city district township
    village street of the for and clerk head administrator operator system data statistics command line test trial
  `),
]

const reasonSet: ReadonlySet<string> = new Set(reasonWords)
const officeSet: ReadonlySet<string> = new Set(officeWords)

const patterns = [
  /[\s，。、；：（）()《》“”"·,.;:!/+→-]+/y,
  // Months, years, days; sources and acts; a count with what it counts. Other numbers may belong to a person.
  /(?:19|20)\d\d-\d\d(?:-\d\d)?(?![\d-])/y,
  /(?:19|20)\d\d年(?:度|\d{1,2}月(?:\d{1,2}日)?)?/y,
  /\d{1,2}月(?:份|\d{1,2}日)?/y,
  /#\d{1,6}(?!\d)/y,
  /第?\d{1,6}(?:条|行|页|个|份|次|人|户|列|项|元|万元)/y,
]

/**
 * True for a reason that consists of known words only, of `titles` (of datasets and fields), of months and counts. A name of
 * a person looks like other words, so the words are listed, and not the names.
 */
export function isKnownReason(text: string, titles: ReadonlySet<string> = new Set()): boolean {
  return isMadeOf(text, (word) => reasonSet.has(word) || reasonSet.has(word.toLowerCase()) || titles.has(word))
}

const likePlace = /^\p{Script=Han}{1,8}(?:[省市县区镇乡村]|街道|社区)$/u

/**
 * True for an office or a post: `places` (names of districts), words of offices and posts. Without places, whatever ends
 * like the name of one. The code of a district is an office, too.
 */
export function isKnownOffice(text: string, places?: ReadonlySet<string>): boolean {
  if (/^\d{6}(?:\d{3}){0,2}$/.test(text)) return places === undefined || places.has(text)
  const isPlace = (word: string): boolean => (places === undefined ? likePlace.test(word) : places.has(word))
  return isMadeOf(text, (word) => officeSet.has(word) || officeSet.has(word.toLowerCase()) || isPlace(word))
}

/** The number of characters of the longest word: a title of a field in English. */
const longest = 60

/** True if a text can be divided into known words, numbers and punctuation, and has at least one word. */
function isMadeOf(given: string, isKnown: (word: string) => boolean): boolean {
  const text = plainForm(given).trim()
  // Where a word may begin; true if a word came before.
  const reached = new Map<number, boolean>([[0, false]])
  for (let at = 0; at < text.length; at += 1) {
    const before = reached.get(at)
    if (before === undefined) continue
    for (let to = at + 1; to <= Math.min(text.length, at + longest); to += 1)
      if (!isWithinLetters(text, at, to) && isKnown(text.slice(at, to))) reached.set(to, true)
    for (const pattern of patterns) {
      pattern.lastIndex = at
      const to = at + (pattern.exec(text)?.[0].length ?? 0)
      if (to > at) reached.set(to, before || reached.get(to) === true)
    }
  }
  return reached.get(text.length) === true
}

/** True if a Latin word is only a part of a longer one. */
function isWithinLetters(text: string, from: number, to: number): boolean {
  const isLetter = (at: number): boolean => /[A-Za-z]/.test(text[at] ?? '')
  return (isLetter(from) && isLetter(from - 1)) || (isLetter(to - 1) && isLetter(to))
}
