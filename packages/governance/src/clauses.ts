import { clausesOf } from '@minzheng/core'

/** Quotes the bureau's work plan for 2024: 湖州市民政局《2024年全市民政工作要点》. */
export const item = clausesOf('huzhou-2024')
