// The default theme without its fonts: the reader's system has fonts, also for Chinese.
export { default } from 'vitepress/theme-without-fonts'
