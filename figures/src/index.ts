export * from './figure.ts'
export { renderSvg } from './render-svg.ts'
export { renderPage, type PageOptions } from './page/render-page.ts'
export { figuresOf } from './results/figures-of.ts'
