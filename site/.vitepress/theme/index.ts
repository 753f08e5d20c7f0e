// The default theme without its fonts: the reader's system has its own, also for Chinese.
export { default } from 'vitepress/theme-without-fonts'
