/** The ways between the pages of work, in Chinese. */
export const workZh = {
  nav: {
    label: '工作导航',
    home: '待办',
    files: '文件',
    refused: '退回行',
    months: '月份',
    releases: '发布',
    disputes: '异议',
    alerts: '预警',
  },
} as const
